@NullMarked
package org.malipo.sandbox.lightning;

import org.jspecify.annotations.NullMarked;
