// Tells times in the viewer's own zone; the zone stands in the title.
const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const localise = (root) => {
    for (const time of root.querySelectorAll("time[data-time]")) {
        time.textContent = format.format(new Date(time.dateTime));
        time.title = zone;
    }
};

localise(document);
document.addEventListener("page:changed", (event) => localise(event.target));
document.addEventListener("htmx:afterSwap", (event) => localise(event.target));
