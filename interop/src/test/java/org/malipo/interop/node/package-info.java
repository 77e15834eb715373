/** Bitcoin nodes under test, and a payer who owns a key and needs no node's wallet. */
@NullMarked
package org.malipo.interop.node;

import org.jspecify.annotations.NullMarked;
