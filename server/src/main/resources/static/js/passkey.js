// Forms with data-passkey ask the device for a passkey (or to make one) and send its answer. Where the browser has none they stay hidden.
const ask = async (form) => {
    const answer = await fetch(form.dataset.options, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) {
        throw new Error(`options: ${answer.status}`);
    }
    const options = await answer.json();
    return form.dataset.passkey === "create"
        ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

const send = async (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
        const credential = await ask(form);
        form.elements.PasskeyResponse.value = JSON.stringify(credential.toJSON());
        form.submit();
    } catch {
        failed.hidden = false;
    }
};

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", send);
    }
}
