@NullMarked
package org.malipo.chain;

import org.jspecify.annotations.NullMarked;
