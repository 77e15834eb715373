@NullMarked
package org.malipo.bitcoin.rpc;

import org.jspecify.annotations.NullMarked;
