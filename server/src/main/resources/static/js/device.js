// Sections with data-device have a signing device on this machine tell a key, show an address or sign. The bridge of ./malipo hwi-bridge
// stands between; what it is sent are the words of hwi. Pin, passphrase and the bridge's code never go to the server.
const HINT = 7000;
const CODE = "bridge-code";
const ALREADY_UNLOCKED = -11;

class Refusal extends Error {
    constructor(key, detail = "") {
        super(key);
        this.key = key;
        this.detail = detail;
    }
}

function device(section) {
    const find = (name) => section.querySelector(`[data-device-${name}]`);
    const { bridge, chain } = section.dataset;
    const steps = find("steps");
    const status = find("status");
    const start = find("start");
    const stop = find("stop");
    const form = find("result");
    let running = null;
    let code = sessionStorage.getItem(CODE) ?? "";

    const words = (key) => section.querySelector(`[data-say="${key}"]`)?.textContent;

    const say = (key, detail = "") => {
        status.textContent = (words(key) ?? words("device")).replace("{0}", detail || key);
    };

    // Shows a form of questions, and waits for what is entered.
    const ask = (name) => new Promise((resolve, reject) => {
        const questions = section.querySelector(`[data-device-ask="${name}"]`);
        const field = questions.querySelector("input");
        const { signal } = running;
        const done = () => {
            questions.hidden = true;
            questions.reset();
        };
        questions.hidden = false;
        field.focus();
        questions.onsubmit = (event) => {
            event.preventDefault();
            const answer = new FormData(questions);
            done();
            resolve(answer.values().next().value ?? "");
        };
        signal.addEventListener("abort", () => {
            done();
            reject(signal.reason);
        }, { once: true });
    });

    const post = async (params) => {
        try {
            return await fetch(`${bridge}/hwi-bridge/v1`, {
                method: "POST",
                headers: { "Content-Type": "application/json", Authorization: `Bridge ${code}` },
                body: JSON.stringify({ params: ["--chain", chain, ...params] }),
                signal: running.signal,
            });
        } catch (why) {
            throw why instanceof TypeError ? new Refusal("unreachable") : why;
        }
    };

    const call = async (...params) => {
        const answer = await post(params);
        const told = await answer.json();
        if (answer.status === 401) {
            say(told.error);
            code = (await ask("code")).replace(/\s/g, "");
            return call(...params);
        }
        sessionStorage.setItem(CODE, code);
        if (!answer.ok) {
            throw new Refusal(told.error, told.message);
        }
        return told;
    };

    const hwi = async (...params) => {
        const told = await call(...params);
        if (told.error) {
            throw new Refusal(words(`device${told.code}`) ? `device${told.code}` : "device", told.error);
        }
        return told;
    };

    const secret = (passphrase) => (passphrase === null ? [] : ["--password", passphrase]);

    const enumerate = async (passphrase) => {
        say("looking");
        const hint = setTimeout(() => say("waits"), HINT);
        try {
            return await call(...secret(passphrase), "enumerate");
        } finally {
            clearTimeout(hint);
        }
    };

    const title = (found) => [found.label, found.model ?? found.type, found.fingerprint].filter(Boolean).join(" · ");

    const choose = async (devices, before) => {
        if (devices.length === 0) {
            throw new Refusal("none");
        }
        const same = devices.find((one) => one.type === before?.type && one.path === before?.path);
        if (devices.length === 1 || same) {
            return same ?? devices[0];
        }
        say("several");
        find("choices").replaceChildren(...devices.map((one, index) => {
            const choice = find("choice").content.cloneNode(true);
            choice.querySelector("input").value = index;
            choice.querySelector("span").textContent = title(one);
            return choice;
        }));
        return devices[Number(await ask("choice"))];
    };

    const unlock = async (access) => {
        const prompted = await call(...access, "promptpin");
        if (prompted.error && prompted.code !== ALREADY_UNLOCKED) {
            throw new Refusal("device", prompted.error);
        }
        if (!prompted.error) {
            say("pin");
            const sent = await hwi(...access, "sendpin", await ask("pin"));
            if (!sent.success) {
                throw new Refusal("wrong-pin");
            }
        }
    };

    // Old devices take their passphrase from the computer, and hwi takes none for an empty one.
    const wantsPassphrase = (found) =>
        found.needs_passphrase_sent || (found.warnings ?? []).flat(2).some((warning) => /passphrase/i.test(warning));

    const ready = async () => {
        let passphrase = null;
        let found = null;
        for (;;) {
            found = await choose(await enumerate(passphrase), found);
            if (found.needs_pin_sent) {
                await unlock(["--device-type", found.type, "--device-path", found.path]);
            } else if (wantsPassphrase(found) && passphrase === null) {
                say("passphrase");
                passphrase = await ask("passphrase");
            } else if (found.error || !found.fingerprint) {
                throw new Refusal(words(`device${found.code}`) ? `device${found.code}` : "device", found.error ?? title(found));
            } else {
                const access = ["--device-type", found.type, "--fingerprint", found.fingerprint, ...secret(passphrase)];
                return { fingerprint: found.fingerprint, access };
            }
        }
    };

    const acts = {
        async key({ fingerprint, access }) {
            const path = section.dataset.path
                ?? `${find("purpose").value}'/${section.dataset.coin}'/${Number(find("account").value)}'`;
            say("read");
            const { xpub } = await hwi(...access, "getxpub", `m/${path}`);
            find("xpub").value = xpub;
            find("origin").value = `${fingerprint}/${path}`;
            form.submit();
        },

        async show({ fingerprint, access }) {
            if (fingerprint !== section.dataset.fingerprint) {
                throw new Refusal("stranger", fingerprint);
            }
            say("show");
            const { address } = await hwi(...access, "displayaddress", "--path", section.dataset.path, "--addr-type", section.dataset.type);
            say(address === section.dataset.address ? "same" : "differs", address);
        },

        async sign({ fingerprint, access }) {
            if (section.dataset.signed.split(" ").includes(fingerprint)) {
                throw new Refusal("signed");
            }
            if (!section.dataset.open.split(" ").includes(fingerprint)) {
                throw new Refusal("stranger", fingerprint);
            }
            say("sign");
            const told = await hwi(...access, "signtx", form.elements.psbt.value);
            if (!told.psbt || told.signed === false) {
                throw new Refusal("unsigned");
            }
            form.elements.psbt.value = told.psbt;
            form.submit();
        },
    };

    const run = async () => {
        running = new AbortController();
        start.hidden = true;
        stop.hidden = false;
        try {
            await acts[section.dataset.device](await ready());
        } catch (why) {
            if (why instanceof Refusal) {
                say(why.key, why.detail);
            } else if (running.signal.aborted) {
                say("stopped");
            } else {
                throw why;
            }
        } finally {
            stop.hidden = true;
            start.hidden = false;
            start.focus();
        }
    };

    steps.hidden = false;
    start.addEventListener("click", run);
    stop.addEventListener("click", () => running.abort());
    section.querySelectorAll("[data-digit]").forEach((button) => button.addEventListener("click", () => {
        button.form.elements[0].value += button.dataset.digit;
    }));
    section.querySelectorAll("[data-device-origin-of-page]").forEach((place) => { place.textContent = location.origin; });
    form?.addEventListener("submit", (event) => {
        event.preventDefault(); // the device answers, not the enter key
        start.click();
    });
}

document.querySelectorAll("[data-device]").forEach(device);
