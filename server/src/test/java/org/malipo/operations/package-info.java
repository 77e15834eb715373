@NullMarked
package org.malipo.operations;

import org.jspecify.annotations.NullMarked;
