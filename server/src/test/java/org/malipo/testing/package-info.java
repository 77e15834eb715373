/** What tests share: real databases, a clock that they turn. */
@NullMarked
package org.malipo.testing;

import org.jspecify.annotations.NullMarked;
