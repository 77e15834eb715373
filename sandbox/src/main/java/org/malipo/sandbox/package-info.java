/** A regtest Bitcoin node in one Java process: development, demos, fast tests. */
@NullMarked
package org.malipo.sandbox;

import org.jspecify.annotations.NullMarked;
