// Keeps the page of an invoice as the invoice is. The server says how far its log speaks of it; the page takes its parts anew.
const place = document.querySelector("[data-follow]");
const AFTERWARDS = 3000; // what follows from an event, such as a delivery, is there a little later
const CONNECT_AGAIN_AFTER = 30000;
const FOCUSABLE = "a, button, summary";
let events = null;

const opened = (part) => [...part.querySelectorAll("details")].map((details) => details.open);
const controls = (part) => [...part.querySelectorAll(FOCUSABLE)];

// What is new stands above what was there, so what was open or in use is found again by its place from the end.
const replace = (part, fresh) => {
    const open = opened(part).reverse();
    const inUse = controls(part).reverse().indexOf(document.activeElement);
    part.replaceChildren(...fresh.childNodes);
    [...part.querySelectorAll("details")].reverse().forEach((details, number) => { details.open = open[number] ?? false; });
    if (inUse >= 0) {
        controls(part).reverse()[inUse]?.focus();
    }
    part.dispatchEvent(new CustomEvent("page:changed", { bubbles: true }));
};

const renew = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) {
        return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-part]")) {
        const its = fresh.getElementById(part.id);
        if (its) {
            replace(part, its);
        }
    }
    place.dataset.position = fresh.querySelector("[data-follow]").dataset.position;
};

const listen = () => {
    if (document.hidden) {
        events?.close();
        events = null;
    } else if (!events) {
        events = new EventSource(place.dataset.follow);
        events.addEventListener("position", (event) => {
            if (event.data !== place.dataset.position) {
                place.dataset.position = event.data;
                renew();
                setTimeout(renew, AFTERWARDS);
            }
        });
        events.addEventListener("error", (event) => {
            if (event.target === events && events.readyState === EventSource.CLOSED) {
                events = null; // refused, for example since too many are open
                setTimeout(listen, CONNECT_AGAIN_AFTER);
            }
        });
    }
};

if (place) {
    document.addEventListener("visibilitychange", listen);
    listen();
}
