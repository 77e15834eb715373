@NullMarked
package org.malipo.operations.watch;

import org.jspecify.annotations.NullMarked;
