@NullMarked
package org.malipo.problem;

import org.jspecify.annotations.NullMarked;
