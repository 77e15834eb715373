// Buttons with data-copy put its value on the clipboard and say so. Without a clipboard they stay hidden.
const reveal = (root) => {
    for (const button of root.querySelectorAll("button[data-copy][hidden]")) {
        button.hidden = false;
    }
};

const say = (button) => {
    const label = button.querySelector("[data-copy-label]") ?? button;
    const before = label.textContent;
    if (before === button.dataset.copied) {
        return;
    }
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = before; }, 1500);
};

if (navigator.clipboard) {
    reveal(document);
    document.addEventListener("page:changed", (event) => reveal(event.target));
    document.addEventListener("click", async (event) => {
        const button = event.target.closest("[data-copy]");
        if (button) {
            await navigator.clipboard.writeText(button.dataset.copy);
            say(button);
        }
    });
}
