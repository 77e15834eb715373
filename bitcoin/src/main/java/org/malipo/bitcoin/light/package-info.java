/**
 * A light client: a chain of headers that is checked here, and compact filters (BIP 157 and 158) from several peers of
 * which none is trusted. Knows no database: what must outlive a restart goes through {@link ChainStore}.
 */
@NullMarked
package org.malipo.bitcoin.light;

import org.jspecify.annotations.NullMarked;
