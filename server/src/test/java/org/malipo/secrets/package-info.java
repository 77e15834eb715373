@NullMarked
package org.malipo.secrets;

import org.jspecify.annotations.NullMarked;
