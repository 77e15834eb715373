package org.malipo.cli.sandbox;

/** What a started sandbox says. */
record Welcome(DataFolder folder, SandboxFile file) {
    String text() {
        var api = file.url() + "/api/v1";
        var invoices = api + "/stores/" + file.storeId() + "/invoices";
        var key = "-H 'Authorization: token " + file.apiKey() + "'";
        return """

                Malipo is ready.

                  Open       %s
                  Sign in    %s   %s
                  Data       %s  (sandbox.json holds the keys, logs/ what the programs say)

                Paste these:

                  curl -s %s/health
                  curl -s %s -H 'Content-Type: application/json' -d '{"amount":"4.50","currency":"USD"}' %s
                  curl -s %s '%s?take=5'

                Pay an invoice      ./malipo pay <its address, bitcoin: link or Lightning payment request>
                Mine a block        ./malipo bitcoin-cli -generate
                Stop everything     Ctrl-C
                """.formatted(
                file.url(), file.adminEmail(), file.adminPassword(), folder.root(), api, key, invoices, key, invoices);
    }
}
