/** Reads the SQL out of the sources and asks the database about it. */
@NullMarked
package org.malipo.sql;

import org.jspecify.annotations.NullMarked;
