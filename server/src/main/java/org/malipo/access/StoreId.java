package org.malipo.access;

/** Names a store. Opaque and case-sensitive; new ones are base58 of 32 random bytes. */
public record StoreId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
