/** The bridge between the wallet's pages in a browser and signing devices on this machine, which the program hwi drives. */
@NullMarked
package org.malipo.cli.bridge;

import org.jspecify.annotations.NullMarked;
