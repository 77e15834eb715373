// Keeps the number on the bell as it is. Only pages that somebody looks at hold a connection.
const badges = document.querySelectorAll("[data-bell]");
const MOST = 99;
let events = null;

const show = (unseen) => {
    for (const badge of badges) {
        badge.hidden = unseen === 0;
        badge.querySelector("[data-bell-count]").textContent = unseen > MOST ? `${MOST}+` : String(unseen);
    }
};

const listen = () => {
    if (document.hidden) {
        events?.close();
        events = null;
    } else if (!events) {
        events = new EventSource(badges[0].dataset.bell);
        events.addEventListener("unseen", (event) => show(Number(event.data)));
    }
};

if (badges.length > 0) {
    document.addEventListener("visibilitychange", listen);
    listen();
}
