@NullMarked
package org.malipo.bitcoin.light;

import org.jspecify.annotations.NullMarked;
