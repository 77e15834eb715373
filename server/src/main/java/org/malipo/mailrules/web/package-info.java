/** The pages of e-mail rules. */
@NullMarked
package org.malipo.mailrules.web;

import org.jspecify.annotations.NullMarked;
