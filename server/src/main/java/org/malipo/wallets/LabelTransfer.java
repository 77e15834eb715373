package org.malipo.wallets;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.malipo.bitcoin.AddressException;
import org.malipo.bitcoin.Addresses;
import org.malipo.bitcoin.Network;
import org.malipo.bitcoin.labels.LabelFile;
import org.malipo.bitcoin.labels.LabelImport;
import org.malipo.bitcoin.labels.WalletLabel;
import org.malipo.bitcoin.labels.WalletLabel.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Labels from and for other wallets (BIP 329): those of transactions, addresses and outputs. */
@Component
public class LabelTransfer {
    private static final int PAGE = 1_000;
    private static final Map<Subject, String> TYPES = Map.of(
            Subject.TX, ObjectKey.TX,
            Subject.ADDR, ObjectKey.ADDRESS,
            Subject.OUTPUT, ObjectKey.UTXO);

    private final WalletObjects objects;
    private final WalletLabels labels;

    LabelTransfer(WalletObjects objects, WalletLabels labels) {
        this.objects = objects;
        this.labels = labels;
    }

    /** Adds the labels of a file; those that are there stay. */
    @Transactional
    public LabelImport read(StoreWallet wallet, byte[] content) {
        var file = LabelFile.read(content, wallet.network());
        if (file instanceof LabelImport.Read read) {
            labels.add(
                    wallet,
                    read.labels().stream()
                            .filter(label -> label.label() != null)
                            .collect(groupingBy(
                                    label -> key(label, wallet.network()),
                                    mapping(label -> String.valueOf(label.label()), toList()))));
        }
        return file;
    }

    /** Writes a line for each label, page by page: there may be any number. */
    public void write(StoreWallet wallet, Consumer<String> out) {
        for (var type : List.of(Subject.TX, Subject.ADDR, Subject.OUTPUT)) {
            var name = TYPES.getOrDefault(type, "");
            var page = objects.page(wallet, name, null, PAGE);
            while (!page.isEmpty()) {
                out.accept(LabelFile.write(lines(type, page)));
                page = objects.page(wallet, name, page.getLast().key(), PAGE);
            }
        }
    }

    private static List<WalletLabel> lines(Subject type, List<WalletObject> page) {
        var lines = new ArrayList<WalletLabel>();
        for (var object : page) {
            object.neighbours().stream()
                    .filter(neighbour -> neighbour.key().type().equals(ObjectKey.LABEL))
                    .map(neighbour -> new WalletLabel(
                            type, reference(object.key()), neighbour.key().id()))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** {@return how other wallets write it: an outpoint with a colon} */
    private static String reference(ObjectKey key) {
        return key.type().equals(ObjectKey.UTXO) ? key.id().replace('-', ':') : key.id();
    }

    private static ObjectKey key(WalletLabel label, Network network) {
        var type = Optional.ofNullable(TYPES.get(label.type())).orElseThrow();
        return new ObjectKey(
                type,
                switch (label.type()) {
                    case TX -> label.ref().toLowerCase(Locale.ROOT);
                    case OUTPUT -> label.ref().toLowerCase(Locale.ROOT).replace(':', '-');
                    case ADDR, PUBKEY, INPUT, XPUB -> canonical(label.ref(), network);
                });
    }

    /** {@return the same address as notes have it, which Bech32 allows to be written in capitals too} */
    private static String canonical(String address, Network network) {
        try {
            return Addresses.ofScript(Addresses.toScript(address, network), network)
                    .orElse(address);
        } catch (AddressException e) {
            return address;
        }
    }
}
