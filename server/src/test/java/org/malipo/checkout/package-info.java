/** The pay page, as browsers and scripts get it. */
@NullMarked
package org.malipo.checkout;

import org.jspecify.annotations.NullMarked;
