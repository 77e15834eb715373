// Buttons with data-copy put its value on the clipboard and say so. Without scripts they stay hidden.
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

// For pages without encryption and in frames, where the browser has no clipboard to offer.
const copyAsSelection = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
};

const copy = async (text) => {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyAsSelection(text);
    }
};

reveal(document);
document.addEventListener("page:changed", (event) => reveal(event.target));
document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button && await copy(button.dataset.copy)) {
        button.focus();
        say(button);
    }
});
