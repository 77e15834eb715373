@NullMarked
package org.malipo.notifications;

import org.jspecify.annotations.NullMarked;
