@NullMarked
package org.malipo.bitcoin.labels;

import org.jspecify.annotations.NullMarked;
