// Keeps a pay page as its invoice is. The server says that something changed; the page fetches its new body.
const place = document.querySelector("[data-live]");
const said = document.querySelector("[data-said]");
const card = () => place.querySelector("[data-tag]");
const isFramed = window.parent !== window;
const isModal = isFramed && new URLSearchParams(location.search).get("view") === "modal";

const LEAVE_AFTER = 5000;
const CONNECT_AGAIN_AFTER = 5000;
const ASK_EVERY = 5000; // where no event comes through

// A frame may not take its window elsewhere unasked; the script around it may.
const leave = (link) => {
    if (isModal) {
        window.parent.postMessage({ open: link }, "*");
    } else {
        window.top.location.href = link;
    }
};

const tellParent = () => {
    if (isFramed) {
        window.parent.postMessage({ invoiceId: place.dataset.invoice, status: card().dataset.status }, "*");
    }
};

// The browser may refuse a sound before anybody has touched the page.
const play = (sound) => { new Audio(sound).play().catch(() => {}); };

const arrived = (status) => status === "Processing" || status === "Settled";

const changed = (before) => {
    const now = card().dataset;
    tellParent();
    if (now.sound && arrived(now.status) && !arrived(before)) {
        play(now.sound);
    }
    if (now.leave && now.status === "Settled") {
        setTimeout(() => leave(now.leave), LEAVE_AFTER);
    }
};

const put = (body) => {
    const open = place.querySelector("details")?.open;
    const focused = document.activeElement?.id;
    place.innerHTML = body;
    if (open) {
        place.querySelector("details")?.setAttribute("open", "");
    }
    if (focused) {
        document.getElementById(focused)?.focus();
    }
    place.dispatchEvent(new CustomEvent("page:changed", { bubbles: true }));
};

const show = async () => {
    const answer = await fetch(place.dataset.body + location.search, { headers: { Accept: "text/html" } });
    if (!answer.ok) {
        return;
    }
    const body = await answer.text();
    const { status, tag } = card().dataset;
    put(body);
    if (card().dataset.tag !== tag) {
        said.textContent = card().dataset.says;
    }
    if (card().dataset.status !== status) {
        changed(status);
    }
};

const showQuietly = () => show().catch(() => {}); // the next event or the next try tells it

let events = null;
let heard = false;

const listen = () => {
    heard = false;
    events = new EventSource(place.dataset.live);
    events.addEventListener("state", (event) => {
        heard = true;
        if (event.data !== card().dataset.tag) {
            showQuietly();
        }
    });
    events.addEventListener("end", () => events.close());
    events.addEventListener("error", () => {
        heard = false;
        if (events.readyState === EventSource.CLOSED) {
            setTimeout(() => { showQuietly().then(() => { if (!card().dataset.last) { listen(); } }); }, CONNECT_AGAIN_AFTER);
        }
    });
};

const askOurselves = () => {
    if (!heard && !card().dataset.last && document.visibilityState === "visible") {
        showQuietly();
    }
};

if (place && !card().dataset.last) {
    listen();
    setInterval(askOurselves, ASK_EVERY);
    document.addEventListener("visibilitychange", () => { // a phone comes back from its wallet with the connection gone
        if (document.visibilityState === "visible" && !card().dataset.last) {
            showQuietly();
        }
    });
}
