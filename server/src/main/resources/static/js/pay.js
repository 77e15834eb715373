// What a pay page does by itself: switches the unit, counts down, sends the test band's forms without leaving.
const turnUnit = (button) => {
    const units = button.dataset.units.split("|");
    const shown = button.querySelector("[data-unit]");
    shown.textContent = units[(units.indexOf(shown.textContent) + 1) % units.length];
};

const clockText = (seconds) => {
    const two = (number) => String(number).padStart(2, "0");
    const minutes = Math.floor(seconds / 60);
    return minutes < 60
        ? `${minutes}:${two(seconds % 60)}`
        : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
};

const tick = () => {
    for (const clock of document.querySelectorAll("[data-deadline]")) {
        const left = Math.max(0, Math.floor((Date.parse(clock.dataset.deadline) - Date.now()) / 1000));
        clock.hidden = Date.now() < Date.parse(clock.dataset.show);
        clock.querySelector("[data-clock]").textContent = clockText(left);
    }
};

tick();
setInterval(tick, 1000);

const isFramed = window.parent !== window;
const isModal = isFramed && new URLSearchParams(location.search).get("view") === "modal";
const close = () => window.parent.postMessage("close", "*");

document.addEventListener("click", (event) => {
    const unit = event.target.closest("[data-units]");
    if (unit) {
        turnUnit(unit);
    }
    if (event.target.closest("[data-close]")) {
        close();
    }
    const wallet = event.target.closest("[data-wallet]");
    if (wallet && isModal) {
        event.preventDefault();
        window.parent.postMessage({ open: wallet.href }, "*");
    }
});

document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isFramed && document.querySelector("[data-close]")) {
        close();
    }
});

document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-quiet]");
    if (!form) {
        return;
    }
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    button.disabled = false;
    if (answer.url.includes("test=failed")) {
        location.replace(answer.url);
    }
});

const revealClose = () => {
    for (const button of document.querySelectorAll("[data-close]")) {
        button.hidden = false;
    }
};

if (isFramed) {
    revealClose();
    document.addEventListener("page:changed", revealClose);
    window.parent.postMessage("loaded", "*");
}
