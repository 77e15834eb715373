// Forms with data-scan look through the camera and read QR codes, single ones and series. The server puts the codes together: it is sent all
// that were seen, and says how far they go. Where the browser can't read codes itself, a library does that is fetched with the first picture.
const PAUSE = 120;
const AFTER_REFUSAL = 1200;
const LARGEST = 1280;

const reader = async (form) => {
    if (window.BarcodeDetector && (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes("qr_code")) {
        const detector = new BarcodeDetector({ formats: ["qr_code"] });
        return async (video) => (await detector.detect(video)).map((found) => found.rawValue);
    }
    const { decodeQR } = await import(form.dataset.reader);
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    return async (video) => {
        const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
        canvas.width = Math.round(video.videoWidth * scale);
        canvas.height = Math.round(video.videoHeight * scale);
        context.drawImage(video, 0, 0, canvas.width, canvas.height);
        try {
            return [decodeQR(context.getImageData(0, 0, canvas.width, canvas.height))];
        } catch {
            return []; // there is no code in this picture
        }
    };
};

const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

function scanner(form) {
    const sight = form.querySelector("[data-scan-sight]");
    const video = sight.querySelector("video");
    const bar = sight.querySelector("progress");
    const status = form.querySelector("[data-scan-status]");
    const start = form.querySelector("[data-scan-start]");
    const stop = form.querySelector("[data-scan-stop]");
    let stream = null;
    let codes = [];

    const show = (open) => {
        sight.hidden = !open;
        stop.hidden = !open;
        start.hidden = open;
    };

    const close = () => {
        stream?.getTracks().forEach((track) => track.stop());
        stream = null;
        video.srcObject = null;
        show(false);
    };

    const fail = (why) => {
        const words = { NotAllowedError: form.dataset.denied, TypeError: form.dataset.lost };
        close();
        status.textContent = words[why.name] ?? form.dataset.missing;
        start.focus();
    };

    const fields = () => {
        const sent = new URLSearchParams(new FormData(form));
        codes.forEach((code) => sent.append("code", code));
        return sent;
    };

    const ask = async () => {
        const answer = await fetch(form.dataset.scan, { method: "POST", body: fields(), redirect: "error" });
        if (!answer.ok) {
            throw new TypeError(`scan: ${answer.status}`);
        }
        return answer.json();
    };

    const send = () => {
        close();
        for (const code of codes) {
            form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "code", value: code }));
        }
        form.submit();
    };

    const take = async (code) => {
        codes.push(code);
        const progress = await ask();
        if (!stream) {
            return; // the camera was closed meanwhile
        }
        status.textContent = progress.message;
        if (progress.state === "refused") {
            codes = [];
            bar.value = 0;
            await wait(AFTER_REFUSAL);
        } else if (progress.state === "whole") {
            send();
        } else {
            bar.value = progress.received / progress.expected;
        }
    };

    const look = async (read) => {
        while (stream) {
            const seen = video.videoWidth ? await read(video) : [];
            for (const code of seen.filter((found) => found && !codes.includes(found))) {
                await take(code);
            }
            await wait(PAUSE);
        }
    };

    const open = async () => {
        if (!navigator.mediaDevices) {
            status.textContent = form.dataset.unsafe;
            return;
        }
        codes = [];
        bar.value = 0;
        try {
            stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: LARGEST } } });
            video.srcObject = stream;
            show(true);
            stop.focus();
            status.textContent = form.dataset.looking;
            await video.play();
            await look(await reader(form));
        } catch (why) {
            fail(why);
        }
    };

    form.hidden = false;
    start.addEventListener("click", open);
    stop.addEventListener("click", () => {
        close();
        status.textContent = "";
        start.focus();
    });
    window.addEventListener("pagehide", close);
}

document.querySelectorAll("form[data-scan]").forEach(scanner);
