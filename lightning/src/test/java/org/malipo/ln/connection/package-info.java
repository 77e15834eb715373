@NullMarked
package org.malipo.ln.connection;

import org.jspecify.annotations.NullMarked;
