@NullMarked
package org.malipo.outbound;

import org.jspecify.annotations.NullMarked;
