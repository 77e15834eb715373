// Comforts of the frame: a key that leads to the search field, and sheets that close when one looks elsewhere.
document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-search]");
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const asked = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
    if (asked && field && field.offsetParent) {
        event.preventDefault();
        field.focus();
    }
    if (event.key === "Escape") {
        event.target.closest("details[data-fold][open]")?.querySelector("summary").focus();
        closeSheets(null);
    }
});

document.addEventListener("click", (event) => closeSheets(event.target));
document.addEventListener("focusin", (event) => closeSheets(event.target));

function closeSheets(where) {
    for (const sheet of document.querySelectorAll("details[data-fold][open]")) {
        if (!where || !sheet.contains(where)) {
            sheet.open = false;
        }
    }
}

// A second click while a form is on its way would send it again, and the first answer would be lost.
const PATIENCE = 10000;

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") {
        return;
    }
    if (form.dataset.sent) {
        event.preventDefault();
        return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, PATIENCE);
});

// A page that is shown again from the browser's memory may be sent again.
addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
        delete form.dataset.sent;
    }
});
