/** The embedded PostgreSQL: unpacked, started and stopped by us, with nothing switched off that money needs. */
@NullMarked
package org.malipo.operations.postgres;

import org.jspecify.annotations.NullMarked;
