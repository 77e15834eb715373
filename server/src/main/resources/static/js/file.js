// Forms with data-max-bytes tell of a file that is too large before it is sent. A file dropped anywhere on data-drop is taken and read at once;
// one that misses does not carry the page away.
function bounded(form) {
    const field = form.querySelector("input[type=file]");
    const message = form.querySelector("[data-too-large]");
    form.addEventListener("submit", (event) => {
        const isTooLarge = field.files[0]?.size > Number(form.dataset.maxBytes);
        message.hidden = !isTooLarge;
        if (isTooLarge) {
            event.preventDefault();
            field.focus();
        }
    });
}

const holdsFile = (event) => event.dataTransfer?.types.includes("Files");

function zone(area) {
    const field = area.querySelector("input[type=file]");
    const mark = (over) => area.classList.toggle("drop-over", over);
    area.addEventListener("dragover", (event) => mark(holdsFile(event)));
    area.addEventListener("dragleave", (event) => mark(area.contains(event.relatedTarget)));
    area.addEventListener("drop", (event) => {
        mark(false);
        if (event.dataTransfer.files.length > 0) {
            event.preventDefault();
            field.files = event.dataTransfer.files;
            field.form.requestSubmit();
        }
    });
}

function keep(event) {
    if (holdsFile(event)) {
        event.preventDefault();
    }
}

document.querySelectorAll("form[data-max-bytes]").forEach(bounded);
document.querySelectorAll("[data-drop]").forEach(zone);
document.addEventListener("dragover", keep);
document.addEventListener("drop", keep);
