// Lays the pay page of an invoice over a shop's own page:
//
//     <script src="https://pay.example.com/modal/btcpay.js"></script>
//     window.btcpay.onModalReceiveMessage((event) => { if (event.data.status === "Settled") … });
//     window.btcpay.showInvoice("7oMx…");
//
// The page in the frame says "loaded" and "close", tells each change as { invoiceId, status }, and asks for what only the
// page around it may do: { open: link }, "nfc:startScan", "nfc:abort". Nobody else is listened to.
(() => {
    if (window.btcpay) {
        console.warn("btcpay.js is loaded already; the first one stays.");
        return;
    }

    const FRAME = "btcpay";
    const LINKS = ["http:", "https:", "bitcoin:", "lightning:"];
    const nothing = () => {};

    let server = (document.currentScript?.src ?? "").replace(/\/modal\/btcpay\.js.*$/, "");
    let frame = null;
    let scan = null;
    let focused = null;
    let willEnter = nothing;
    let willLeave = nothing;
    let received = nothing;

    const origin = () => new URL(server || "/", location.href).origin;
    const isThere = () => frame?.isConnected === true;
    const isShown = () => isThere() && frame.style.display === "block";

    const address = (invoiceId, params) => {
        const wish = typeof params === "string" ? { paymentMethodId: params } : params ?? {};
        const id = encodeURIComponent(invoiceId);
        const path = wish.paymentMethodId
            ? `/i/${id}/${encodeURIComponent(wish.paymentMethodId)}?view=modal`
            : `/invoice?id=${id}&view=modal`;
        return server + path + (wish.animateEntrance === false ? "&animateEntrance=false" : "");
    };

    const makeFrame = () => {
        const made = document.createElement("iframe");
        made.name = FRAME;
        made.title = "Bitcoin";
        made.allow = "clipboard-write; autoplay; web-share";
        Object.assign(made.style, {
            display: "none",
            position: "fixed",
            inset: "0",
            width: "100%",
            height: "100%",
            border: "0",
            background: "transparent",
            colorScheme: "light dark", // as in the page, else the browser lays a sheet behind it
            zIndex: "2147483000",
        });
        return made;
    };

    const appendInvoiceFrame = (invoiceId, params) => {
        frame?.remove();
        frame = makeFrame();
        frame.src = address(invoiceId, params);
        document.body.append(frame);
    };

    const showFrame = () => {
        if (frame === null || isShown()) {
            return;
        }
        if (!isThere()) {
            document.body.append(frame);
        }
        focused = document.activeElement;
        willEnter();
        frame.style.display = "block";
        frame.focus();
    };

    const hideFrame = () => {
        if (!isThere()) {
            return;
        }
        abortScan();
        if (isShown()) {
            willLeave();
        }
        frame.style.display = "none";
        frame.remove();
        focused?.focus?.();
    };

    const tellFrame = (message) => frame?.contentWindow?.postMessage(message, origin());

    // A card is read by the page that has the address bar; the browser lets no frame of another origin do it.
    const startScan = async () => {
        try {
            scan = new AbortController();
            const reader = new window.NDEFReader();
            reader.onreading = ({ message }) => {
                const [record] = message.records;
                tellFrame({ action: "nfc:data", data: new TextDecoder().decode(record.data) });
            };
            reader.onreadingerror = () => tellFrame({ action: "nfc:error" });
            await reader.scan({ signal: scan.signal });
        } catch {
            tellFrame({ action: "nfc:error" });
        }
    };

    const abortScan = () => {
        scan?.abort();
        scan = null;
    };

    const open = (link) => {
        if (LINKS.includes(new URL(link, location.href).protocol)) {
            window.location.href = link;
        }
    };

    const obey = (message) => {
        if (message === "loaded") {
            showFrame();
        } else if (message === "close") {
            hideFrame();
        } else if (message === "nfc:startScan") {
            startScan();
        } else if (message === "nfc:abort") {
            abortScan();
        } else if (typeof message?.open === "string") {
            open(message.open);
        }
    };

    window.addEventListener("message", (event) => {
        if (isThere() && event.source === frame.contentWindow && event.origin === origin()) {
            obey(event.data);
            received(event);
        }
    });

    window.btcpay = {
        showInvoice: appendInvoiceFrame,
        appendInvoiceFrame,
        appendAndShowInvoiceFrame: (invoiceId, params) => {
            appendInvoiceFrame(invoiceId, params);
            showFrame();
        },
        showFrame,
        hideFrame,
        onModalWillEnter: (told) => { willEnter = told; },
        onModalWillLeave: (told) => { willLeave = told; },
        onModalReceiveMessage: (told) => { received = told; },
        setApiUrlPrefix: (url) => { server = url.replace(/\/+$/, ""); },
    };
})();
