// Keeps the number on the bell as it is. Only pages that somebody looks at hold a connection.
const badges = document.querySelectorAll("[data-bell]");
const MOST = 99;
const SHUT = [401, 403, 404];
const CONNECT_AGAIN_AFTER = 30000;
let events = null;

const show = (unseen) => {
    for (const badge of badges) {
        badge.hidden = unseen === 0;
        badge.querySelector("[data-bell-count]").textContent = unseen > MOST ? `${MOST}+` : String(unseen);
    }
};

// What the person may do has changed: a page that they may not see any more does not stay.
const leaveIfShut = async () => {
    const answer = await fetch(location.href, { method: "HEAD", redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect" || SHUT.includes(answer.status)) {
        location.reload();
    }
};

const listen = () => {
    if (document.hidden) {
        events?.close();
        events = null;
    } else if (!events) {
        events = new EventSource(badges[0].dataset.bell);
        events.addEventListener("unseen", (event) => show(Number(event.data)));
        events.addEventListener("rights", leaveIfShut);
        events.addEventListener("error", (event) => {
            if (event.target === events && events.readyState === EventSource.CLOSED) {
                events = null; // the person may not any more, or has too many open
                leaveIfShut();
                setTimeout(listen, CONNECT_AGAIN_AFTER);
            }
        });
    }
};

if (badges.length > 0) {
    document.addEventListener("visibilitychange", listen);
    listen();
}
