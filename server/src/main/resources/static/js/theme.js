// Switches the theme at once, and has the browser remember it; without this the form sends it to the server.
document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-theme-switch] button[name=theme]");
    if (!chosen) {
        return;
    }
    event.preventDefault();
    document.documentElement.dataset.theme = chosen.value;
    document.cookie = `theme=${chosen.value}; path=/; max-age=31536000; samesite=lax`;
    for (const button of document.querySelectorAll("[data-theme-switch] button[name=theme]")) {
        button.setAttribute("aria-pressed", String(button.value === chosen.value));
    }
});
