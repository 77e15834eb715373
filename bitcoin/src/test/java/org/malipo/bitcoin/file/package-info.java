@NullMarked
package org.malipo.bitcoin.file;

import org.jspecify.annotations.NullMarked;
