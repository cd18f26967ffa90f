/* The style sheet of HTML reports as read-only data: fg_html_style up to fg_html_style_end. */
    .section .rodata,"a",%progbits
    .globl fg_html_style
    .hidden fg_html_style
    .type fg_html_style, %object
fg_html_style:
    .incbin FG_STYLE_PATH
    .size fg_html_style, . - fg_html_style
    .globl fg_html_style_end
    .hidden fg_html_style_end
    .type fg_html_style_end, %object
fg_html_style_end:
    .byte 0
    .size fg_html_style_end, 1

    .section .note.GNU-stack,"",%progbits
