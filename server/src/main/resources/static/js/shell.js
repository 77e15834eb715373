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
        closeSheets(null);
    }
});

document.addEventListener("click", (event) => closeSheets(event.target));

function closeSheets(where) {
    for (const sheet of document.querySelectorAll("details[data-fold][open]")) {
        if (!where || !sheet.contains(where)) {
            sheet.open = false;
        }
    }
}
