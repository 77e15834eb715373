/** What every kind of node must do, for tests of other modules too. */
@NullMarked
package org.malipo.ln.node.contract;

import org.jspecify.annotations.NullMarked;
