@NullMarked
package org.malipo.lightning;

import org.jspecify.annotations.NullMarked;
