// Proposes pages and invoices below a search field while somebody types. Without it, the field leads to the search page.
const WAIT = 200;
const MOST = 8;
const ENOUGH = 2;

const plain = (text) => text.toLocaleLowerCase(document.documentElement.lang).normalize("NFD").replace(/\p{M}/gu, "");

const read = async (address, signal) => {
    const answer = await fetch(address, { redirect: "error", signal });
    return answer.ok ? answer.json() : [];
};

function proposals(form) {
    const field = form.querySelector("[data-search]");
    const list = document.createElement("div");
    const status = document.createElement("p");
    const address = new URL(form.dataset.find, location.href);
    const store = address.searchParams.get("storeId");
    let index = null;
    let asked = null;
    let timer = 0;
    let active = -1;

    list.id = `${field.id}-list`;
    list.className = "find";
    list.setAttribute("role", "listbox");
    list.hidden = true;
    list.setAttribute("aria-label", field.labels[0].textContent);
    status.className = "unseen";
    status.setAttribute("role", "status");
    form.append(list, status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");

    const pages = () => {
        index ??= read(address).catch(() => { index = null; return []; });
        return index;
    };

    const matching = (all, typed) => {
        const words = plain(typed).split(/\s+/);
        const named = (page) => (plain(page.title).startsWith(words[0]) ? 0 : 1);
        return all
            .filter((page) => words.every((word) => [page.title, page.category, ...page.keywords].some((text) => plain(text).includes(word))))
            .sort((one, other) => named(one) - named(other));
    };

    const invoices = async (typed) => {
        if (!store || typed.length < ENOUGH) {
            return [];
        }
        asked = new AbortController();
        const found = await read(`/search/global?${new URLSearchParams({ q: typed, storeId: store, take: 5 })}`, asked.signal).catch(() => []);
        return found.map((invoice) => ({ ...invoice, note: [invoice.category, ...invoice.keywords.slice(1)].join(" · ") }));
    };

    const option = (proposal, at) => {
        const link = document.createElement("a");
        const title = document.createElement("span");
        const note = document.createElement("span");
        link.id = `${list.id}-${at}`;
        link.className = "find-entry";
        link.setAttribute("role", "option");
        link.tabIndex = -1;
        link.href = proposal.url;
        link.setAttribute("aria-selected", "false");
        title.append(Object.assign(document.createElement("bdi"), { textContent: proposal.title }));
        note.className = "soft small";
        note.textContent = proposal.note ?? proposal.category;
        link.append(title, note);
        return link;
    };

    const choose = (at) => {
        list.children[active]?.setAttribute("aria-selected", "false");
        active = at;
        const chosen = list.children[at];
        chosen?.setAttribute("aria-selected", "true");
        chosen?.scrollIntoView({ block: "nearest" });
        if (chosen) {
            field.setAttribute("aria-activedescendant", chosen.id);
        } else {
            field.removeAttribute("aria-activedescendant");
        }
    };

    const show = (found) => {
        choose(-1);
        list.replaceChildren(...found.slice(0, MOST).map(option));
        list.hidden = list.children.length === 0;
        field.setAttribute("aria-expanded", String(!list.hidden));
        status.textContent = field.value.trim() ? `${form.dataset.found}: ${list.children.length}` : "";
    };

    const close = () => {
        clearTimeout(timer);
        asked?.abort();
        show([]);
    };

    const look = async () => {
        const typed = field.value.trim();
        clearTimeout(timer);
        asked?.abort();
        if (!typed) {
            close();
            return;
        }
        const named = matching(await pages(), typed);
        if (field.value.trim() !== typed) {
            return;
        }
        show(named);
        timer = setTimeout(async () => {
            const found = await invoices(typed);
            if (found.length > 0 && field.value.trim() === typed && document.activeElement === field) {
                show([...found, ...named]);
            }
        }, WAIT);
    };

    field.addEventListener("focus", pages);
    field.addEventListener("input", look);
    field.addEventListener("keydown", (event) => {
        const open = !list.hidden;
        const last = list.children.length - 1;
        if (open && event.key === "ArrowDown") {
            choose(active < last ? active + 1 : 0);
        } else if (open && event.key === "ArrowUp") {
            choose(active > 0 ? active - 1 : last);
        } else if (open && event.key === "Enter" && active >= 0) {
            list.children[active].click();
        } else if (open && event.key === "Escape") {
            close();
            event.stopPropagation();
        } else {
            return;
        }
        event.preventDefault();
    });
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus until the click
}

document.querySelectorAll("[data-find]").forEach(proposals);
