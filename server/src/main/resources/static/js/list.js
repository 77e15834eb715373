// Comforts of a list: dates in the viewer's own days, and a whole page picked at once.
const prepare = (root) => {
    for (const field of root.querySelectorAll("input[data-zone]")) {
        field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    }
    for (const button of root.querySelectorAll("[data-pick-all]")) {
        button.hidden = false;
    }
};

document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick-all]");
    for (const pick of button ? button.form.querySelectorAll("input.pick") : []) {
        pick.checked = true;
    }
});

prepare(document);
document.addEventListener("htmx:afterSwap", (event) => prepare(event.target));
