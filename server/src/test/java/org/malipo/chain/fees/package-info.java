@NullMarked
package org.malipo.chain.fees;

import org.jspecify.annotations.NullMarked;
