/** A whole Malipo on one machine for trying out: database, node, server and a demo store. */
@NullMarked
package org.malipo.cli.sandbox;

import org.jspecify.annotations.NullMarked;
