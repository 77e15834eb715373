// A receipt for a printer asks for it by itself, once its pictures and figures are there.
addEventListener("load", () => window.print());
