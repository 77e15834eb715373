@NullMarked
package org.malipo.lightning.connection;

import org.jspecify.annotations.NullMarked;
