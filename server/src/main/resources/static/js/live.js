// Keeps a pay page as its invoice is. The server says that something changed; the page fetches its new body.
const place = document.querySelector("[data-live]");
const card = () => place.querySelector("[data-tag]");
const LEAVE_AFTER = 5000;

const leaveOnceSeenPaid = (before) => {
    const now = card().dataset;
    if (now.leave && before !== "Settled" && now.status === "Settled") {
        setTimeout(() => { window.top.location = now.leave; }, LEAVE_AFTER);
    }
};

const tellParent = () => {
    if (window.parent !== window) {
        window.parent.postMessage({ invoiceId: place.dataset.invoice, status: card().dataset.status }, "*");
    }
};

const show = async () => {
    const address = place.dataset.body + location.search;
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) {
        return;
    }
    const before = card().dataset.status;
    const open = place.querySelector("details")?.open;
    place.innerHTML = await answer.text();
    if (open) {
        place.querySelector("details")?.setAttribute("open", "");
    }
    place.dispatchEvent(new CustomEvent("page:changed", { bubbles: true }));
    if (card().dataset.status !== before) {
        tellParent();
        leaveOnceSeenPaid(before);
    }
};

const listen = () => {
    const events = new EventSource(place.dataset.live);
    events.addEventListener("state", (event) => {
        if (event.data !== card().dataset.tag) {
            show();
        }
    });
    events.addEventListener("end", () => events.close());
    events.addEventListener("error", () => {
        if (events.readyState === EventSource.CLOSED) {
            setTimeout(() => { show().finally(() => { if (!card().dataset.last) { listen(); } }); }, 5000);
        }
    });
};

if (place && !card().dataset.last) {
    listen();
}
