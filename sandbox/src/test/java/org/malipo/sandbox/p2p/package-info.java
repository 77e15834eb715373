@NullMarked
package org.malipo.sandbox.p2p;

import org.jspecify.annotations.NullMarked;
