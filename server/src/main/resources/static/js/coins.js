// The form for sending: the coins that are chosen are summed while they are chosen, and a rate that is typed chooses itself.
const form = document.querySelector("[data-send]");
const coins = form?.querySelector("[data-coins]");
const sum = coins?.querySelector("[data-coins-sum]");

const show = () => {
    const chosen = [...coins.querySelectorAll("[data-sats]:checked")];
    const sats = chosen.reduce((all, coin) => all + BigInt(coin.dataset.sats), 0n);
    const grouped = String(sats).replace(/\B(?=(\d{3})+$)/g, "\u202f");
    sum.textContent = chosen.length ? sum.dataset.words.replace("#", chosen.length).replace("*", `${grouped}\u00a0sat`) : "";
};

if (sum) {
    coins.addEventListener("change", show);
    show();
}

form?.elements.rate?.addEventListener("input", () => {
    form.elements.hurry.value = "own";
});
