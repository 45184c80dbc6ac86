# The way through the valley
# Contours of the bent valley. A dotted path falls to its floor and follows the bend toward the minimum.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 620,567 noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'The way through the valley' at screen 0.48612, screen 0.96208 center font ',14'
set label 2 'y' at screen 0.03065, screen 0.53616 center rotate by 90
set label 3 'f(x, y)' at screen 0.96926, screen 0.53616 center rotate by 90
set label 4 'x' at screen 0.48612, screen 0.08025 center
set xrange [-1.5:1.5]
set yrange [-1:2]
set xtics ('−1.5' -1.5, '−1.0' -1, '−0.5' -0.5, '0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) offset 0,0.35
set ytics ('−1.0' -1, '−0.5' -0.5, '0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2)
set lmargin at screen 0.13128
set rmargin at screen 0.84096
set bmargin at screen 0.14815
set tmargin at screen 0.92416
set clip two
set border front
set tics front
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set palette maxcolors 30 defined (0 '#000093', 1 '#0000b9', 2 '#0000e0', 3 '#0000ff', 4 '#0019ff', 5 '#003bff', 6 '#005eff', 7 '#0080ff', 8 '#00a2ff', 9 '#00c3ff', 10 '#00e5f7', 11 '#1bffdb', 12 '#37ffc0', 13 '#52ffa5', 14 '#6eff89', 15 '#89ff6e', 16 '#a5ff52', 17 '#c0ff37', 18 '#dbff1b', 19 '#f7f600', 20 '#ffd600', 21 '#ffb700', 22 '#ff9700', 23 '#ff7800', 24 '#ff5800', 25 '#ff3900', 26 '#ff1900', 27 '#e00000', 28 '#b90000', 29 '#930000')
set cbrange [0:60]
set cbtics ('0' 0, '10' 10, '20' 20, '30' 30, '40' 40, '50' 50, '60' 60) scale 0.4
set colorbox user origin screen 0.86999, screen 0.14815 size screen 0.02581, screen 0.77601
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# Band k lies between two levels, from 0 to 60 in steps of 2.
# x y color: rings, each filled over those before it; white ones are blank
$bands <<EOD
-1.5 -1 0x000093
1.5 -1 0x000093
1.5 2 0x000093
-1.5 2 0x000093
EOD
$bands_2 <<EOD
0 -0.4429 0x0000b9
-0.114 -0.375 0x0000b9
-0.125 -0.3663 0x0000b9
-0.2353 -0.25 0x0000b9
-0.25 -0.2297 0x0000b9
-0.3148 -0.125 0x0000b9
-0.375 -0.0052 0x0000b9
-0.3773 0 0x0000b9
-0.406 0.125 0x0000b9
-0.3957 0.25 0x0000b9
-0.375 0.2788 0x0000b9
-0.25 0.3547 0x0000b9
-0.2045 0.375 0x0000b9
-0.125 0.396 0x0000b9
0 0.4429 0x0000b9
0.1004 0.5 0x0000b9
0.125 0.5112 0x0000b9
0.25 0.5961 0x0000b9
0.2811 0.625 0x0000b9
0.375 0.7048 0x0000b9
0.4164 0.75 0x0000b9
0.5 0.8389 0x0000b9
0.5285 0.875 0x0000b9
0.6247 1 0x0000b9
0.625 1.0004 0x0000b9
0.7127 1.125 0x0000b9
0.75 1.1819 0x0000b9
0.793 1.25 0x0000b9
0.8643 1.375 0x0000b9
0.875 1.394 0x0000b9
0.9359 1.5 0x0000b9
0.9967 1.625 0x0000b9
1 1.6318 0x0000b9
1.0625 1.75 0x0000b9
1.1168 1.875 0x0000b9
1.125 1.894 0x0000b9
1.1776 2 0x0000b9
-1.5 2 0x0000b9
-1.5 -1 0x0000b9
1.5 -1 0x0000b9
1.5 1.6611 0x0000b9
1.4851 1.625 0x0000b9
1.4385 1.5 0x0000b9
1.4004 1.375 0x0000b9
1.375 1.2833 0x0000b9
1.3603 1.25 0x0000b9
1.3097 1.125 0x0000b9
1.268 1 0x0000b9
1.25 0.9431 0x0000b9
1.2177 0.875 0x0000b9
1.1656 0.75 0x0000b9
1.125 0.6367 0x0000b9
1.1188 0.625 0x0000b9
1.0553 0.5 0x0000b9
1.0029 0.375 0x0000b9
1 0.3682 0x0000b9
0.9308 0.25 0x0000b9
0.875 0.1367 0x0000b9
0.8669 0.125 0x0000b9
0.7841 0 0x0000b9
0.75 -0.0569 0x0000b9
0.6943 -0.125 0x0000b9
0.625 -0.2167 0x0000b9
0.5902 -0.25 0x0000b9
0.5 -0.3389 0x0000b9
0.4474 -0.375 0x0000b9
0.375 -0.4234 0x0000b9
0.25 -0.4711 0x0000b9
0.125 -0.479 0x0000b9
EOD
$bands_3 <<EOD
0 -0.7731 0x0000e0
-0.061 -0.75 0x0000e0
-0.125 -0.722 0x0000e0
-0.25 -0.6349 0x0000e0
-0.2604 -0.625 0x0000e0
-0.375 -0.5082 0x0000e0
-0.3814 -0.5 0x0000e0
-0.4742 -0.375 0x0000e0
-0.5 -0.3389 0x0000e0
-0.5524 -0.25 0x0000e0
-0.625 -0.1302 0x0000e0
-0.6276 -0.125 0x0000e0
-0.6851 0 0x0000e0
-0.7476 0.125 0x0000e0
-0.75 0.1302 0x0000e0
-0.7934 0.25 0x0000e0
-0.8415 0.375 0x0000e0
-0.875 0.4599 0x0000e0
-0.8869 0.5 0x0000e0
-0.9193 0.625 0x0000e0
-0.9509 0.75 0x0000e0
-0.9806 0.875 0x0000e0
-1 1 0x0000e0
-0.875 1.0706 0x0000e0
-0.7606 1 0x0000e0
-0.75 0.9948 0x0000e0
-0.625 0.9091 0x0000e0
-0.5652 0.875 0x0000e0
-0.5 0.8389 0x0000e0
-0.375 0.7876 0x0000e0
-0.25 0.7599 0x0000e0
-0.125 0.7547 0x0000e0
0 0.7731 0x0000e0
0.125 0.8175 0x0000e0
0.2213 0.875 0x0000e0
0.25 0.8906 0x0000e0
0.375 0.9896 0x0000e0
0.3852 1 0x0000e0
0.5 1.1154 0x0000e0
0.5079 1.125 0x0000e0
0.6103 1.25 0x0000e0
0.625 1.2681 0x0000e0
0.7009 1.375 0x0000e0
0.75 1.4478 0x0000e0
0.7827 1.5 0x0000e0
0.8568 1.625 0x0000e0
0.875 1.6566 0x0000e0
0.9275 1.75 0x0000e0
0.9908 1.875 0x0000e0
1 1.8933 0x0000e0
1.0546 2 0x0000e0
-1.5 2 0x0000e0
-1.5 -1 0x0000e0
1.5 -1 0x0000e0
1.5 1.3846 0x0000e0
1.4963 1.375 0x0000e0
1.4489 1.25 0x0000e0
1.4081 1.125 0x0000e0
1.375 1.0129 0x0000e0
1.3696 1 0x0000e0
1.3185 0.875 0x0000e0
1.2742 0.75 0x0000e0
1.25 0.6772 0x0000e0
1.2261 0.625 0x0000e0
1.1727 0.5 0x0000e0
1.1257 0.375 0x0000e0
1.125 0.3731 0x0000e0
1.0629 0.25 0x0000e0
1.008 0.125 0x0000e0
1 0.1067 0x0000e0
0.9391 0 0x0000e0
0.876 -0.125 0x0000e0
0.875 -0.1269 0x0000e0
0.794 -0.25 0x0000e0
0.75 -0.3228 0x0000e0
0.7088 -0.375 0x0000e0
0.625 -0.4871 0x0000e0
0.6122 -0.5 0x0000e0
0.5 -0.6154 0x0000e0
0.4871 -0.625 0x0000e0
0.375 -0.7069 0x0000e0
0.2846 -0.75 0x0000e0
0.25 -0.7656 0x0000e0
0.125 -0.7866 0x0000e0
EOD
$bands_4 <<EOD
-0.25 -0.8793 0x0000ff
-0.2549 -0.875 0x0000ff
-0.375 -0.765 0x0000ff
-0.3879 -0.75 0x0000ff
-0.4922 -0.625 0x0000ff
-0.5 -0.6154 0x0000ff
-0.5759 -0.5 0x0000ff
-0.625 -0.4267 0x0000ff
-0.6534 -0.375 0x0000ff
-0.7228 -0.25 0x0000ff
-0.75 -0.2016 0x0000ff
-0.7849 -0.125 0x0000ff
-0.844 0 0x0000ff
-0.875 0.0635 0x0000ff
-0.8989 0.125 0x0000ff
-0.9484 0.25 0x0000ff
-1 0.3682 0x0000ff
-1.0023 0.375 0x0000ff
-1.0427 0.5 0x0000ff
-1.0869 0.625 0x0000ff
-1.125 0.7232 0x0000ff
-1.1327 0.75 0x0000ff
-1.167 0.875 0x0000ff
-1.2046 1 0x0000ff
-1.2483 1.125 0x0000ff
-1.25 1.1302 0x0000ff
-1.2762 1.25 0x0000ff
-1.305 1.375 0x0000ff
-1.3368 1.5 0x0000ff
-1.375 1.623 0x0000ff
-1.3754 1.625 0x0000ff
-1.3935 1.75 0x0000ff
-1.4091 1.875 0x0000ff
-1.4184 2 0x0000ff
-1.5 2 0x0000ff
-1.5 -1 0x0000ff
0 -1 0x0000ff
-0.125 -0.9556 0x0000ff
EOD
$bands_5 <<EOD
-0.215 1 0x0000ff
-0.125 0.988 0x0000ff
0 1 0x0000ff
0.125 1.0372 0x0000ff
0.25 1.1043 0x0000ff
0.2766 1.125 0x0000ff
0.375 1.198 0x0000ff
0.4276 1.25 0x0000ff
0.5 1.3206 0x0000ff
0.5454 1.375 0x0000ff
0.625 1.4719 0x0000ff
0.645 1.5 0x0000ff
0.7322 1.625 0x0000ff
0.75 1.651 0x0000ff
0.8118 1.75 0x0000ff
0.875 1.8588 0x0000ff
0.884 1.875 0x0000ff
0.9525 2 0x0000ff
-1.2577 2 0x0000ff
-1.25 1.9948 0x0000ff
-1.1816 1.875 0x0000ff
-1.125 1.8069 0x0000ff
-1.0904 1.75 0x0000ff
-1 1.6318 0x0000ff
-0.9953 1.625 0x0000ff
-0.9026 1.5 0x0000ff
-0.875 1.4684 0x0000ff
-0.7958 1.375 0x0000ff
-0.75 1.3266 0x0000ff
-0.6709 1.25 0x0000ff
-0.625 1.2082 0x0000ff
-0.5132 1.125 0x0000ff
-0.5 1.1154 0x0000ff
-0.375 1.0452 0x0000ff
-0.25 1.0043 0x0000ff
EOD
$bands_6 <<EOD
-0.375 -0.9633 0x0019ff
-0.4528 -0.875 0x0019ff
-0.5 -0.8206 0x0019ff
-0.5495 -0.75 0x0019ff
-0.625 -0.6437 0x0019ff
-0.6359 -0.625 0x0019ff
-0.7079 -0.5 0x0019ff
-0.75 -0.4293 0x0019ff
-0.7765 -0.375 0x0019ff
-0.8386 -0.25 0x0019ff
-0.875 -0.1794 0x0019ff
-0.8978 -0.125 0x0019ff
-0.951 0 0x0019ff
-1 0.1067 0x0019ff
-1.0067 0.125 0x0019ff
-1.0519 0.25 0x0019ff
-1.1012 0.375 0x0019ff
-1.125 0.4332 0x0019ff
-1.1462 0.5 0x0019ff
-1.187 0.625 0x0019ff
-1.232 0.75 0x0019ff
-1.25 0.7984 0x0019ff
-1.2713 0.875 0x0019ff
-1.3072 1 0x0019ff
-1.347 1.125 0x0019ff
-1.375 1.2063 0x0019ff
-1.3858 1.25 0x0019ff
-1.4164 1.375 0x0019ff
-1.4501 1.5 0x0019ff
-1.4885 1.625 0x0019ff
-1.5 1.6611 0x0019ff
-1.5 -1 0x0019ff
-0.3334 -1 0x0019ff
EOD
$bands_7 <<EOD
-0.382 1.25 0x0019ff
-0.375 1.2458 0x0019ff
-0.25 1.1955 0x0019ff
-0.125 1.1746 0x0019ff
0 1.1816 0x0019ff
0.125 1.2172 0x0019ff
0.1873 1.25 0x0019ff
0.25 1.2809 0x0019ff
0.375 1.3742 0x0019ff
0.3758 1.375 0x0019ff
0.5 1.4947 0x0019ff
0.5044 1.5 0x0019ff
0.6095 1.625 0x0019ff
0.625 1.6436 0x0019ff
0.7011 1.75 0x0019ff
0.75 1.8209 0x0019ff
0.7837 1.875 0x0019ff
0.8584 2 0x0019ff
-1.0699 2 0x0019ff
-1 1.8933 0x0019ff
-0.9883 1.875 0x0019ff
-0.9041 1.75 0x0019ff
-0.875 1.7109 0x0019ff
-0.809 1.625 0x0019ff
-0.75 1.5543 0x0019ff
-0.6992 1.5 0x0019ff
-0.625 1.4241 0x0019ff
-0.5661 1.375 0x0019ff
-0.5 1.3206 0x0019ff
EOD
$bands_8 <<EOD
0.25 -0.9793 0x0000ff
0.1589 -1 0x0000ff
1.5 -1 0x0000ff
1.5 1.1794 0x0000ff
1.4794 1.125 0x0000ff
1.4348 1 0x0000ff
1.3949 0.875 0x0000ff
1.375 0.8099 0x0000ff
1.3504 0.75 0x0000ff
1.3022 0.625 0x0000ff
1.2589 0.5 0x0000ff
1.25 0.474 0x0000ff
1.2056 0.375 0x0000ff
1.1545 0.25 0x0000ff
1.125 0.1733 0x0000ff
1.1008 0.125 0x0000ff
1.0413 0 0x0000ff
1 -0.0941 0x0000ff
0.9825 -0.125 0x0000ff
0.9142 -0.25 0x0000ff
0.875 -0.3267 0x0000ff
0.8435 -0.375 0x0000ff
0.7658 -0.5 0x0000ff
0.75 -0.526 0x0000ff
0.6733 -0.625 0x0000ff
0.625 -0.6901 0x0000ff
0.5672 -0.75 0x0000ff
0.5 -0.8206 0x0000ff
0.4298 -0.875 0x0000ff
0.375 -0.9169 0x0000ff
EOD
$bands_9 <<EOD
-0.5 -0.9947 0x003bff
-0.5858 -0.875 0x003bff
-0.625 -0.821 0x003bff
-0.6672 -0.75 0x003bff
-0.7439 -0.625 0x003bff
-0.75 -0.6149 0x003bff
-0.8074 -0.5 0x003bff
-0.874 -0.375 0x003bff
-0.875 -0.3731 0x003bff
-0.9278 -0.25 0x003bff
-0.9856 -0.125 0x003bff
-1 -0.0941 0x003bff
-1.0355 0 0x003bff
-1.085 0.125 0x003bff
-1.125 0.2197 0x003bff
-1.1352 0.25 0x003bff
-1.1773 0.375 0x003bff
-1.2229 0.5 0x003bff
-1.25 0.5707 0x003bff
-1.2662 0.625 0x003bff
-1.3041 0.75 0x003bff
-1.3454 0.875 0x003bff
-1.375 0.9587 0x003bff
-1.386 1 0x003bff
-1.4196 1.125 0x003bff
-1.4561 1.25 0x003bff
-1.4969 1.375 0x003bff
-1.5 1.3846 0x003bff
-1.5 -1 0x003bff
-0.4953 -1 0x003bff
EOD
$bands_10 <<EOD
-0.625 -0.9767 0x005eff
-0.6865 -0.875 0x005eff
-0.75 -0.7736 0x005eff
-0.7622 -0.75 0x005eff
-0.8268 -0.625 0x005eff
-0.875 -0.5358 0x005eff
-0.8909 -0.5 0x005eff
-0.9471 -0.375 0x005eff
-1 -0.2643 0x005eff
-1.0056 -0.25 0x005eff
-1.0542 -0.125 0x005eff
-1.1064 0 0x005eff
-1.125 0.0436 0x005eff
-1.153 0.125 0x005eff
-1.1977 0.25 0x005eff
-1.2461 0.375 0x005eff
-1.25 0.3851 0x005eff
-1.2851 0.5 0x005eff
-1.3258 0.625 0x005eff
-1.3702 0.75 0x005eff
-1.375 0.7635 0x005eff
-1.4056 0.875 0x005eff
-1.4421 1 0x005eff
-1.482 1.125 0x005eff
-1.5 1.1794 0x005eff
-1.5 -1 0x005eff
-0.6078 -1 0x005eff
EOD
$bands_11 <<EOD
0.5 -0.9947 0x0019ff
0.4933 -1 0x0019ff
1.5 -1 0x0019ff
1.5 1.0053 0x0019ff
1.498 1 0x0019ff
1.4517 0.875 0x0019ff
1.4099 0.75 0x0019ff
1.375 0.6374 0x0019ff
1.3699 0.625 0x0019ff
1.3199 0.5 0x0019ff
1.2746 0.375 0x0019ff
1.25 0.3041 0x0019ff
1.2259 0.25 0x0019ff
1.1727 0.125 0x0019ff
1.125 0.002 0x0019ff
1.124 0 0x0019ff
1.0623 -0.125 0x0019ff
1.0064 -0.25 0x0019ff
1 -0.2643 0x0019ff
0.9381 -0.375 0x0019ff
0.875 -0.498 0x0019ff
0.8737 -0.5 0x0019ff
0.7931 -0.625 0x0019ff
0.75 -0.6959 0x0019ff
0.7084 -0.75 0x0019ff
0.625 -0.8626 0x0019ff
0.6131 -0.875 0x0019ff
EOD
$bands_12 <<EOD
-0.283 1.375 0x003bff
-0.25 1.3609 0x003bff
-0.125 1.3361 0x003bff
0 1.3405 0x003bff
0.125 1.3746 0x003bff
0.1258 1.375 0x003bff
0.25 1.4349 0x003bff
0.3384 1.5 0x003bff
0.375 1.526 0x003bff
0.4782 1.625 0x003bff
0.5 1.6457 0x003bff
0.5884 1.75 0x003bff
0.625 1.7936 0x003bff
0.6833 1.875 0x003bff
0.75 1.9713 0x003bff
0.7679 2 0x003bff
-0.9414 2 0x003bff
-0.875 1.9032 0x003bff
-0.8544 1.875 0x003bff
-0.7581 1.75 0x003bff
-0.75 1.7399 0x003bff
-0.6459 1.625 0x003bff
-0.625 1.6029 0x003bff
-0.5062 1.5 0x003bff
-0.5 1.4947 0x003bff
-0.375 1.4129 0x003bff
EOD
$bands_13 <<EOD
-0.75 -0.9154 0x0080ff
-0.7711 -0.875 0x0080ff
-0.8374 -0.75 0x0080ff
-0.875 -0.6811 0x0080ff
-0.9004 -0.625 0x0080ff
-0.9581 -0.5 0x0080ff
-1 -0.413 0x0080ff
-1.0151 -0.375 0x0080ff
-1.0653 -0.25 0x0080ff
-1.119 -0.125 0x0080ff
-1.125 -0.1111 0x0080ff
-1.1639 0 0x0080ff
-1.2101 0.125 0x0080ff
-1.25 0.2264 0x0080ff
-1.2575 0.25 0x0080ff
-1.297 0.375 0x0080ff
-1.3394 0.5 0x0080ff
-1.375 0.5986 0x0080ff
-1.3825 0.625 0x0080ff
-1.4183 0.75 0x0080ff
-1.4566 0.875 0x0080ff
-1.4982 1 0x0080ff
-1.5 1.0053 0x0080ff
-1.5 -1 0x0080ff
-0.6964 -1 0x0080ff
EOD
$bands_14 <<EOD
0.728 -0.875 0x003bff
0.6347 -1 0x003bff
1.5 -1 0x003bff
1.5 0.8543 0x003bff
1.4614 0.75 0x003bff
1.4186 0.625 0x003bff
1.3791 0.5 0x003bff
1.375 0.4869 0x003bff
1.33 0.375 0x003bff
1.2836 0.25 0x003bff
1.25 0.1537 0x003bff
1.2373 0.125 0x003bff
1.1832 0 0x003bff
1.1335 -0.125 0x003bff
1.125 -0.1467 0x003bff
1.0741 -0.25 0x003bff
1.017 -0.375 0x003bff
1 -0.413 0x003bff
0.9516 -0.5 0x003bff
0.8862 -0.625 0x003bff
0.875 -0.6467 0x003bff
0.8086 -0.75 0x003bff
0.75 -0.8463 0x003bff
EOD
$bands_15 <<EOD
-0.7738 -1 0x00a2ff
-0.841 -0.875 0x00a2ff
-0.875 -0.8133 0x00a2ff
-0.904 -0.75 0x00a2ff
-0.9626 -0.625 0x00a2ff
-1 -0.548 0x00a2ff
-1.0193 -0.5 0x00a2ff
-1.0704 -0.375 0x00a2ff
-1.125 -0.25 0x00a2ff
-1.125 -0.2499 0x00a2ff
-1.1694 -0.125 0x00a2ff
-1.2166 0 0x00a2ff
-1.25 0.0846 0x00a2ff
-1.263 0.125 0x00a2ff
-1.3036 0.25 0x00a2ff
-1.3469 0.375 0x00a2ff
-1.375 0.4525 0x00a2ff
-1.3888 0.5 0x00a2ff
-1.4256 0.625 0x00a2ff
-1.465 0.75 0x00a2ff
-1.5 0.8543 0x00a2ff
-1.5 -1 0x00a2ff
EOD
$bands_16 <<EOD
0.75 -0.982 0x005eff
0.7363 -1 0x005eff
1.5 -1 0x005eff
1.5 0.718 0x005eff
1.4658 0.625 0x005eff
1.4226 0.5 0x005eff
1.3825 0.375 0x005eff
1.375 0.3513 0x005eff
1.3344 0.25 0x005eff
1.2876 0.125 0x005eff
1.25 0.018 0x005eff
1.2421 0 0x005eff
1.1877 -0.125 0x005eff
1.1375 -0.25 0x005eff
1.125 -0.2816 0x005eff
1.0792 -0.375 0x005eff
1.0215 -0.5 0x005eff
1 -0.548 0x005eff
0.9573 -0.625 0x005eff
0.8914 -0.75 0x005eff
0.875 -0.7816 0x005eff
0.8152 -0.875 0x005eff
EOD
$bands_17 <<EOD
-0.216 1.5 0x005eff
-0.125 1.4801 0x005eff
0 1.4826 0x005eff
0.0668 1.5 0x005eff
0.125 1.5141 0x005eff
0.25 1.5737 0x005eff
0.3206 1.625 0x005eff
0.375 1.6633 0x005eff
0.4661 1.75 0x005eff
0.5 1.782 0x005eff
0.5791 1.875 0x005eff
0.625 1.9295 0x005eff
0.6756 2 0x005eff
-0.8271 2 0x005eff
-0.75 1.8986 0x005eff
-0.7295 1.875 0x005eff
-0.625 1.7584 0x005eff
-0.6157 1.75 0x005eff
-0.5 1.6457 0x005eff
-0.4692 1.625 0x005eff
-0.375 1.5612 0x005eff
-0.25 1.507 0x005eff
EOD
$bands_18 <<EOD
-0.875 -0.9352 0x00c3ff
-0.9029 -0.875 0x00c3ff
-0.9619 -0.75 0x00c3ff
-1 -0.6722 0x00c3ff
-1.0192 -0.625 0x00c3ff
-1.0708 -0.5 0x00c3ff
-1.125 -0.3765 0x00c3ff
-1.1256 -0.375 0x00c3ff
-1.1705 -0.25 0x00c3ff
-1.2182 -0.125 0x00c3ff
-1.25 -0.045 0x00c3ff
-1.2646 0 0x00c3ff
-1.3058 0.125 0x00c3ff
-1.3497 0.25 0x00c3ff
-1.375 0.3196 0x00c3ff
-1.3913 0.375 0x00c3ff
-1.4288 0.5 0x00c3ff
-1.4687 0.625 0x00c3ff
-1.5 0.718 0x00c3ff
-1.5 -1 0x00c3ff
-0.839 -1 0x00c3ff
EOD
$bands_19 <<EOD
0.875 -0.9059 0x0080ff
0.8149 -1 0x0080ff
1.5 -1 0x0080ff
1.5 0.5926 0x0080ff
1.466 0.5 0x0080ff
1.4228 0.375 0x0080ff
1.3825 0.25 0x0080ff
1.375 0.2264 0x0080ff
1.3345 0.125 0x0080ff
1.2877 0 0x0080ff
1.25 -0.1065 0x0080ff
1.2419 -0.125 0x0080ff
1.1876 -0.25 0x0080ff
1.1373 -0.375 0x0080ff
1.125 -0.4059 0x0080ff
1.079 -0.5 0x0080ff
1.0213 -0.625 0x0080ff
1 -0.6722 0x0080ff
0.957 -0.75 0x0080ff
0.891 -0.875 0x0080ff
EOD
$bands_20 <<EOD
-0.8979 -1 0x00e5f7
-0.9572 -0.875 0x00e5f7
-1 -0.7879 0x00e5f7
-1.0156 -0.75 0x00e5f7
-1.0674 -0.625 0x00e5f7
-1.1224 -0.5 0x00e5f7
-1.125 -0.494 0x00e5f7
-1.1682 -0.375 0x00e5f7
-1.2161 -0.25 0x00e5f7
-1.25 -0.165 0x00e5f7
-1.2631 -0.125 0x00e5f7
-1.3047 0 0x00e5f7
-1.3487 0.125 0x00e5f7
-1.375 0.1971 0x00e5f7
-1.3908 0.25 0x00e5f7
-1.4286 0.375 0x00e5f7
-1.4688 0.5 0x00e5f7
-1.5 0.5926 0x00e5f7
-1.5 -1 0x00e5f7
EOD
$bands_21 <<EOD
0.9519 -0.875 0x00a2ff
0.8863 -1 0x00a2ff
1.5 -1 0x00a2ff
1.5 0.4759 0x00a2ff
1.4632 0.375 0x00a2ff
1.4201 0.25 0x00a2ff
1.3798 0.125 0x00a2ff
1.375 0.1101 0x00a2ff
1.3312 0 0x00a2ff
1.2845 -0.125 0x00a2ff
1.25 -0.2221 0x00a2ff
1.2378 -0.25 0x00a2ff
1.1839 -0.375 0x00a2ff
1.1337 -0.5 0x00a2ff
1.125 -0.5217 0x00a2ff
1.0746 -0.625 0x00a2ff
1.0171 -0.75 0x00a2ff
1 -0.7879 0x00a2ff
EOD
$bands_22 <<EOD
-1 -0.8968 0x1bffdb
-1.009 -0.875 0x1bffdb
-1.0609 -0.75 0x1bffdb
-1.1156 -0.625 0x1bffdb
-1.125 -0.6038 0x1bffdb
-1.1631 -0.5 0x1bffdb
-1.2109 -0.375 0x1bffdb
-1.25 -0.2773 0x1bffdb
-1.2591 -0.25 0x1bffdb
-1.3007 -0.125 0x1bffdb
-1.3447 0 0x1bffdb
-1.375 0.0828 0x1bffdb
-1.3877 0.125 0x1bffdb
-1.4257 0.25 0x1bffdb
-1.4659 0.375 0x1bffdb
-1.5 0.4759 0x1bffdb
-1.5 -1 0x1bffdb
-0.949 -1 0x1bffdb
EOD
$bands_23 <<EOD
1 -0.8968 0x00c3ff
0.9431 -1 0x00c3ff
1.5 -1 0x00c3ff
1.5 0.3661 0x00c3ff
1.4577 0.25 0x00c3ff
1.415 0.125 0x00c3ff
1.375 0.0007 0x00c3ff
1.3747 0 0x00c3ff
1.3251 -0.125 0x00c3ff
1.2788 -0.25 0x00c3ff
1.25 -0.3306 0x00c3ff
1.2306 -0.375 0x00c3ff
1.1773 -0.5 0x00c3ff
1.1273 -0.625 0x00c3ff
1.125 -0.6307 0x00c3ff
1.067 -0.75 0x00c3ff
1.0099 -0.875 0x00c3ff
EOD
$bands_24 <<EOD
-0.1855 1.625 0x0080ff
-0.125 1.611 0x0080ff
0 1.612 0x0080ff
0.0521 1.625 0x0080ff
0.125 1.642 0x0080ff
0.25 1.7007 0x0080ff
0.3186 1.75 0x0080ff
0.375 1.7894 0x0080ff
0.4654 1.875 0x0080ff
0.5 1.9074 0x0080ff
0.579 2 0x0080ff
-0.7155 2 0x0080ff
-0.625 1.8971 0x0080ff
-0.6012 1.875 0x0080ff
-0.5 1.782 0x0080ff
-0.4534 1.75 0x0080ff
-0.375 1.6956 0x0080ff
-0.25 1.6392 0x0080ff
EOD
$bands_25 <<EOD
-1 -1 0x37ffc0
-1.0518 -0.875 0x37ffc0
-1.1062 -0.75 0x37ffc0
-1.125 -0.7075 0x37ffc0
-1.1555 -0.625 0x37ffc0
-1.2032 -0.5 0x37ffc0
-1.25 -0.3834 0x37ffc0
-1.2528 -0.375 0x37ffc0
-1.2944 -0.25 0x37ffc0
-1.3383 -0.125 0x37ffc0
-1.375 -0.0249 0x37ffc0
-1.3826 0 0x37ffc0
-1.4206 0.125 0x37ffc0
-1.4607 0.25 0x37ffc0
-1.5 0.3661 0x37ffc0
-1.5 -1 0x37ffc0
EOD
$bands_26 <<EOD
1 -1 0x00e5f7
1.5 -1 0x00e5f7
1.5 0.2629 0x00e5f7
1.4953 0.25 0x00e5f7
1.4502 0.125 0x00e5f7
1.4079 0 0x00e5f7
1.375 -0.1017 0x00e5f7
1.3658 -0.125 0x00e5f7
1.3169 -0.25 0x00e5f7
1.2709 -0.375 0x00e5f7
1.25 -0.4334 0x00e5f7
1.2209 -0.5 0x00e5f7
1.1683 -0.625 0x00e5f7
1.125 -0.7331 0x00e5f7
1.1168 -0.75 0x00e5f7
1.0566 -0.875 0x00e5f7
EOD
$bands_27 <<EOD
-1.0404 -1 0x52ffa5
-1.0945 -0.875 0x52ffa5
-1.125 -0.8063 0x52ffa5
-1.146 -0.75 0x52ffa5
-1.1934 -0.625 0x52ffa5
-1.2433 -0.5 0x52ffa5
-1.25 -0.4834 0x52ffa5
-1.2863 -0.375 0x52ffa5
-1.3298 -0.25 0x52ffa5
-1.375 -0.1272 0x52ffa5
-1.3757 -0.125 0x52ffa5
-1.4136 0 0x52ffa5
-1.4535 0.125 0x52ffa5
-1.4956 0.25 0x52ffa5
-1.5 0.2629 0x52ffa5
-1.5 -1 0x52ffa5
EOD
$bands_28 <<EOD
1.1033 -0.875 0x1bffdb
1.044 -1 0x1bffdb
1.5 -1 0x1bffdb
1.5 0.1652 0x1bffdb
1.4854 0.125 0x1bffdb
1.441 0 0x1bffdb
1.3992 -0.125 0x1bffdb
1.375 -0.1994 0x1bffdb
1.355 -0.25 0x1bffdb
1.3068 -0.375 0x1bffdb
1.2613 -0.5 0x1bffdb
1.25 -0.5314 0x1bffdb
1.2093 -0.625 0x1bffdb
1.1573 -0.75 0x1bffdb
1.125 -0.8304 0x1bffdb
EOD
$bands_29 <<EOD
-1.125 -0.901 0x6eff89
-1.1348 -0.875 0x6eff89
-1.1819 -0.75 0x6eff89
-1.2313 -0.625 0x6eff89
-1.25 -0.5785 0x6eff89
-1.2764 -0.5 0x6eff89
-1.3197 -0.375 0x6eff89
-1.3652 -0.25 0x6eff89
-1.375 -0.2234 0x6eff89
-1.4051 -0.125 0x6eff89
-1.4447 0 0x6eff89
-1.4864 0.125 0x6eff89
-1.5 0.1652 0x6eff89
-1.5 -1 0x6eff89
-1.0809 -1 0x6eff89
EOD
$bands_30 <<EOD
1.125 -0.9237 0x37ffc0
1.088 -1 0x37ffc0
1.5 -1 0x37ffc0
1.5 0.0714 0x37ffc0
1.4741 0 0x37ffc0
1.4304 -0.125 0x37ffc0
1.389 -0.25 0x37ffc0
1.375 -0.293 0x37ffc0
1.3426 -0.375 0x37ffc0
1.2952 -0.5 0x37ffc0
1.2502 -0.625 0x37ffc0
1.25 -0.6255 0x37ffc0
1.1959 -0.75 0x37ffc0
1.1446 -0.875 0x37ffc0
EOD
$bands_31 <<EOD
-1.125 -0.9918 0x89ff6e
-1.1688 -0.875 0x89ff6e
-1.2177 -0.75 0x89ff6e
-1.25 -0.67 0x89ff6e
-1.2652 -0.625 0x89ff6e
-1.3082 -0.5 0x89ff6e
-1.3532 -0.375 0x89ff6e
-1.375 -0.3157 0x89ff6e
-1.3952 -0.25 0x89ff6e
-1.4345 -0.125 0x89ff6e
-1.4757 0 0x89ff6e
-1.5 0.0714 0x89ff6e
-1.5 -1 0x89ff6e
-1.1213 -1 0x89ff6e
EOD
$bands_32 <<EOD
-0.2007 1.75 0x00a2ff
-0.125 1.7317 0x00a2ff
0 1.7315 0x00a2ff
0.0771 1.75 0x00a2ff
0.125 1.7608 0x00a2ff
0.25 1.8185 0x00a2ff
0.3293 1.875 0x00a2ff
0.375 1.9067 0x00a2ff
0.4741 2 0x00a2ff
-0.5991 2 0x00a2ff
-0.5 1.9074 0x00a2ff
-0.4537 1.875 0x00a2ff
-0.375 1.8193 0x00a2ff
-0.25 1.7614 0x00a2ff
EOD
$bands_33 <<EOD
1.1811 -0.875 0x52ffa5
1.1305 -1 0x52ffa5
1.5 -1 0x52ffa5
1.5 -0.0189 0x52ffa5
1.4617 -0.125 0x52ffa5
1.4186 -0.25 0x52ffa5
1.3777 -0.375 0x52ffa5
1.375 -0.3833 0x52ffa5
1.329 -0.5 0x52ffa5
1.2823 -0.625 0x52ffa5
1.25 -0.7144 0x52ffa5
1.2345 -0.75 0x52ffa5
EOD
$bands_34 <<EOD
-1.1545 -1 0xa5ff52
-1.2029 -0.875 0xa5ff52
-1.25 -0.7584 0xa5ff52
-1.2529 -0.75 0xa5ff52
-1.2954 -0.625 0xa5ff52
-1.3399 -0.5 0xa5ff52
-1.375 -0.4048 0xa5ff52
-1.3842 -0.375 0xa5ff52
-1.4232 -0.25 0xa5ff52
-1.4639 -0.125 0xa5ff52
-1.5 -0.0189 0xa5ff52
-1.5 -1 0xa5ff52
EOD
$bands_35 <<EOD
1.2177 -0.875 0x6eff89
1.1652 -1 0x6eff89
1.5 -1 0x6eff89
1.5 -0.1054 0x6eff89
1.4929 -0.125 0x6eff89
1.4482 -0.25 0x6eff89
1.4058 -0.375 0x6eff89
1.375 -0.4692 0x6eff89
1.3629 -0.5 0x6eff89
1.3143 -0.625 0x6eff89
1.2683 -0.75 0x6eff89
1.25 -0.8005 0x6eff89
EOD
$bands_36 <<EOD
-1.1869 -1 0xc0ff37
-1.2369 -0.875 0xc0ff37
-1.25 -0.8426 0xc0ff37
-1.2816 -0.75 0xc0ff37
-1.3255 -0.625 0xc0ff37
-1.3716 -0.5 0xc0ff37
-1.375 -0.4907 0xc0ff37
-1.4108 -0.375 0xc0ff37
-1.4511 -0.25 0xc0ff37
-1.4933 -0.125 0xc0ff37
-1.5 -0.1054 0xc0ff37
-1.5 -1 0xc0ff37
EOD
$bands_37 <<EOD
1.25 -0.8842 0x89ff6e
1.1998 -1 0x89ff6e
1.5 -1 0x89ff6e
1.5 -0.1885 0x89ff6e
1.4778 -0.25 0x89ff6e
1.4339 -0.375 0x89ff6e
1.3922 -0.5 0x89ff6e
1.375 -0.5523 0x89ff6e
1.3464 -0.625 0x89ff6e
1.2987 -0.75 0x89ff6e
1.2533 -0.875 0x89ff6e
EOD
$bands_38 <<EOD
-1.25 -0.9242 0xdbff1b
-1.2669 -0.875 0xdbff1b
-1.3103 -0.75 0xdbff1b
-1.3557 -0.625 0xdbff1b
-1.375 -0.5727 0xdbff1b
-1.3976 -0.5 0xdbff1b
-1.4374 -0.375 0xdbff1b
-1.479 -0.25 0xdbff1b
-1.5 -0.1885 0xdbff1b
-1.5 -1 0xdbff1b
-1.2193 -1 0xdbff1b
EOD
$bands_39 <<EOD
1.25 -0.9642 0xa5ff52
1.2345 -1 0xa5ff52
1.5 -1 0xa5ff52
1.5 -0.2695 0xa5ff52
1.462 -0.375 0xa5ff52
1.4189 -0.5 0xa5ff52
1.3778 -0.625 0xa5ff52
1.375 -0.6334 0xa5ff52
1.3292 -0.75 0xa5ff52
1.2824 -0.875 0xa5ff52
EOD
$bands_40 <<EOD
-1.2514 -1 0xf7f600
-1.2943 -0.875 0xf7f600
-1.339 -0.75 0xf7f600
-1.375 -0.6528 0xf7f600
-1.3837 -0.625 0xf7f600
-1.423 -0.5 0xf7f600
-1.464 -0.375 0xf7f600
-1.5 -0.2695 0xf7f600
-1.5 -1 0xf7f600
EOD
$bands_41 <<EOD
-0.2474 1.875 0x00c3ff
-0.125 1.8443 0x00c3ff
0 1.8431 0x00c3ff
0.125 1.8721 0x00c3ff
0.1311 1.875 0x00c3ff
0.25 1.929 0x00c3ff
0.3506 2 0x00c3ff
-0.4661 2 0x00c3ff
-0.375 1.9345 0x00c3ff
-0.25 1.8756 0x00c3ff
EOD
$bands_42 <<EOD
1.3114 -0.875 0xc0ff37
1.2653 -1 0xc0ff37
1.5 -1 0xc0ff37
1.5 -0.3476 0xc0ff37
1.4901 -0.375 0xc0ff37
1.4457 -0.5 0xc0ff37
1.4033 -0.625 0xc0ff37
1.375 -0.711 0xc0ff37
1.3597 -0.75 0xc0ff37
EOD
$bands_43 <<EOD
-1.2776 -1 0xffd600
-1.3217 -0.875 0xffd600
-1.3677 -0.75 0xffd600
-1.375 -0.7304 0xffd600
-1.408 -0.625 0xffd600
-1.4484 -0.5 0xffd600
-1.4906 -0.375 0xffd600
-1.5 -0.3476 0xffd600
-1.5 -1 0xffd600
EOD
$bands_44 <<EOD
1.3404 -0.875 0xdbff1b
1.293 -1 0xdbff1b
1.5 -1 0xdbff1b
1.5 -0.4233 0xdbff1b
1.4724 -0.5 0xdbff1b
1.4288 -0.625 0xdbff1b
1.3871 -0.75 0xdbff1b
1.375 -0.7868 0xdbff1b
EOD
$bands_45 <<EOD
-1.3039 -1 0xffb700
-1.3492 -0.875 0xffb700
-1.375 -0.8053 0xffb700
-1.3924 -0.75 0xffb700
-1.4323 -0.625 0xffb700
-1.4738 -0.5 0xffb700
-1.5 -0.4233 0xffb700
-1.5 -1 0xffb700
EOD
$bands_46 <<EOD
1.3694 -0.875 0xf7f600
1.3207 -1 0xf7f600
1.5 -1 0xf7f600
1.5 -0.4977 0xf7f600
1.4992 -0.5 0xf7f600
1.4543 -0.625 0xf7f600
1.4115 -0.75 0xf7f600
1.375 -0.8608 0xf7f600
EOD
$bands_47 <<EOD
-1.375 -0.8791 0xff9700
-1.3763 -0.875 0xff9700
-1.4157 -0.75 0xff9700
-1.4566 -0.625 0xff9700
-1.4992 -0.5 0xff9700
-1.5 -0.4977 0xff9700
-1.5 -1 0xff9700
-1.3301 -1 0xff9700
EOD
$bands_48 <<EOD
1.375 -0.9321 0xffd600
1.3484 -1 0xffd600
1.5 -1 0xffd600
1.5 -0.5689 0xffd600
1.4799 -0.625 0xffd600
1.4359 -0.75 0xffd600
1.3939 -0.875 0xffd600
EOD
$bands_49 <<EOD
-1.375 -0.9498 0xff7800
-1.3986 -0.875 0xff7800
-1.4389 -0.75 0xff7800
-1.4808 -0.625 0xff7800
-1.5 -0.5689 0xff7800
-1.5 -1 0xff7800
-1.3564 -1 0xff7800
EOD
$bands_50 <<EOD
1.4173 -0.875 0xffb700
1.3759 -1 0xffb700
1.5 -1 0xffb700
1.5 -0.6394 0xffb700
1.4603 -0.75 0xffb700
EOD
$bands_51 <<EOD
-1.3812 -1 0xff5800
-1.421 -0.875 0xff5800
-1.4622 -0.75 0xff5800
-1.5 -0.6394 0xff5800
-1.5 -1 0xff5800
EOD
$bands_52 <<EOD
-0.2859 2 0x00e5f7
-0.25 1.9823 0x00e5f7
-0.125 1.9503 0x00e5f7
0 1.9484 0x00e5f7
0.125 1.9764 0x00e5f7
0.1756 2 0x00e5f7
EOD
$bands_53 <<EOD
1.4406 -0.875 0xff9700
1.3983 -1 0xff9700
1.5 -1 0xff9700
1.5 -0.7074 0xff9700
1.4847 -0.75 0xff9700
EOD
$bands_54 <<EOD
-1.4027 -1 0xff3900
-1.4433 -0.875 0xff3900
-1.4855 -0.75 0xff3900
-1.5 -0.7074 0xff3900
-1.5 -1 0xff3900
EOD
$bands_55 <<EOD
1.464 -0.875 0xff7800
1.4208 -1 0xff7800
1.5 -1 0xff7800
1.5 -0.7745 0xff7800
EOD
$bands_56 <<EOD
-1.4242 -1 0xff1900
-1.4656 -0.875 0xff1900
-1.5 -0.7745 0xff1900
-1.5 -1 0xff1900
EOD
$bands_57 <<EOD
1.4874 -0.875 0xff5800
1.4432 -1 0xff5800
1.5 -1 0xff5800
1.5 -0.8398 0xff5800
EOD
$bands_58 <<EOD
-1.4457 -1 0xe00000
-1.488 -0.875 0xe00000
-1.5 -0.8398 0xe00000
-1.5 -1 0xe00000
EOD
$bands_59 <<EOD
1.5 -0.9039 0xff3900
1.4656 -1 0xff3900
1.5 -1 0xff3900
EOD
$bands_60 <<EOD
-1.4671 -1 0xb90000
-1.5 -0.9039 0xb90000
-1.5 -1 0xb90000
EOD
$bands_61 <<EOD
1.5 -0.9667 0xff1900
1.4881 -1 0xff1900
1.5 -1 0xff1900
EOD
$bands_62 <<EOD
-1.4886 -1 0x930000
-1.5 -0.9667 0x930000
-1.5 -1 0x930000
EOD

# x y
$path_63 <<EOD
-1 1.5
-1.06 1.45
-1.1359968 1.37736
-1.1738114010349403 1.3105608729610239
-1.1447938477310213 1.2638488045537017
-1.0679906035884907 1.2311495647527535
-0.9845285737632077 1.1959356093720503
-0.922694911777132 1.1451005353859045
-0.8889795746088963 1.0750590126803383
-0.8748594256833178 0.9905483616550329
-0.8654644231396871 0.9004229061399798
-0.8468443980860643 0.8131831178859904
-0.8112772849057494 0.7337875189511747
-0.7588672685971342 0.6627093712086091
-0.6949403748598373 0.5971638690285032
-0.6257755127494249 0.5333052928426012
-0.5556638799957812 0.46804740184530014
-0.4861630864539678 0.3999125836161258
-0.41674236590649955 0.3290489253342186
-0.345821188316194 0.25682052612940565
-0.27165910851878133 0.18531498358145715
-0.19295514690960577 0.11695891830907455
-0.10920963054372651 0.05430134313215178
-0.02095456771630949 -6.217698225190194e-05
0.07007067468291386 -0.043502865984731916
0.16081099208117156 -0.07341414064319086
0.24699414591520166 -0.08741572878822587
0.323668921095838 -0.0837748156137933
0.3863306890833566 -0.06200844646453353
0.4324102571770667 -0.023469366365910245
0.4624257320180238 0.02840669740077311
0.4800399969941601 0.08845063443728302
0.4908986478478507 0.15068456049417794
0.5009022681943902 0.20950139353616093
0.5147394791477318 0.2606950288443597
0.5350757250173878 0.30207610734581053
0.5623308441658115 0.3336039625626785
0.5948438825749627 0.35708744830992845
0.6293438704676413 0.3755494165404212
0.6617736160559894 0.39237142020029236
0.6884501518111813 0.41038631299894207
0.7072684172141808 0.43115595709085147
0.7184070794489196 0.4546789380541591
0.7241235479041782 0.4796403021996219
0.7277384712407982 0.5040808545589635
0.7323609099433678 0.5261855392429298
0.739922465426826 0.5448859833071176
0.7507886086243811 0.5601062657120873
0.7639285964276733 0.5726402185488678
0.7774895180752339 0.5837620490074009
0.7895653197696182 0.5947323035451733
0.7989055358295897 0.6063766162391637
0.8053068245979565 0.6188794102883561
0.8095479131802696 0.6318456126732789
0.8129413544069105 0.6445707956873421
0.8167466281052849 0.6563812271003526
0.8217090850043504 0.6668989549728611
0.8278797034691407 0.6761438238114504
0.8347285202806092 0.6844638168427921
0.8414582546760249 0.6923505998405718
0.8473704634927698 0.7002301656909805
EOD

# x y
$points_64 <<EOD
-1 1.5
EOD

# x y
$points_65 <<EOD
1 1
EOD

set object 2 polygon from screen 0.61694, screen 0.03175 to screen 0.61694, screen 0.02205 to screen 0.60726, screen 0.02205 to screen 0.60726, screen 0.03175 to screen 0.59839, screen 0.03175 to screen 0.59839, screen 0.04233 to screen 0.60726, screen 0.04233 to screen 0.60726, screen 0.05203 to screen 0.61694, screen 0.05203 to screen 0.61694, screen 0.04233 to screen 0.62581, screen 0.04233 to screen 0.62581, screen 0.03175 to screen 0.61694, screen 0.03175 front fillcolor rgb '#000000' fillstyle solid noborder
set object 3 polygon from screen 0.72752, screen 0.6602 to screen 0.72752, screen 0.6505 to screen 0.71784, screen 0.6505 to screen 0.71784, screen 0.6602 to screen 0.70897, screen 0.6602 to screen 0.70897, screen 0.67078 to screen 0.71784, screen 0.67078 to screen 0.71784, screen 0.68048 to screen 0.72752, screen 0.68048 to screen 0.72752, screen 0.67078 to screen 0.73639, screen 0.67078 to screen 0.73639, screen 0.6602 to screen 0.72752, screen 0.6602 front fillcolor rgb '#000000' fillstyle solid noborder
set object 4 polygon from screen 0.61452, screen 0.03439 to screen 0.61452, screen 0.02469 to screen 0.60968, screen 0.02469 to screen 0.60968, screen 0.03439 to screen 0.60081, screen 0.03439 to screen 0.60081, screen 0.03968 to screen 0.60968, screen 0.03968 to screen 0.60968, screen 0.04938 to screen 0.61452, screen 0.04938 to screen 0.61452, screen 0.03968 to screen 0.62339, screen 0.03968 to screen 0.62339, screen 0.03439 to screen 0.61452, screen 0.03439 front fillcolor rgb '#f0e442' fillstyle solid noborder
set object 5 polygon from screen 0.7251, screen 0.66285 to screen 0.7251, screen 0.65315 to screen 0.72026, screen 0.65315 to screen 0.72026, screen 0.66285 to screen 0.71139, screen 0.66285 to screen 0.71139, screen 0.66814 to screen 0.72026, screen 0.66814 to screen 0.72026, screen 0.67784 to screen 0.7251, screen 0.67784 to screen 0.7251, screen 0.66814 to screen 0.73397, screen 0.66814 to screen 0.73397, screen 0.66285 to screen 0.7251, screen 0.66285 front fillcolor rgb '#f0e442' fillstyle solid noborder

plot $bands using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_2 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_3 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_4 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_5 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_6 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_7 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_8 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_9 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_10 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_11 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_12 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_13 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_14 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_15 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_16 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_17 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_18 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_19 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_20 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_21 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_22 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_23 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_24 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_25 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_26 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_27 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_28 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_29 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_30 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_31 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_32 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_33 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_34 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_35 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_36 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_37 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_38 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_39 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_40 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_41 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_42 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_43 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_44 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_45 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_46 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_47 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_48 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_49 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_50 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_51 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_52 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_53 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_54 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_55 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_56 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_57 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_58 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_59 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_60 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_61 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     $bands_62 using 1:2:3 with filledcurves closed fillcolor rgb variable notitle, \
     '+' using (NaN):(NaN):(0) every ::0::0 with points palette notitle, \
     $path_63 using 1:2 with lines linecolor rgb '#000000' linewidth 4.3 title 'momentum' at screen 0.27822, screen 0.03704, \
     $path_63 using 1:2 with lines linecolor rgb '#ffffff' linewidth 3.1 title ' ' at screen 0.27822, screen 0.03704, \
     $path_63 using 1:2 with lines linecolor rgb '#00a789' linewidth 1.5 title ' ' at screen 0.27822, screen 0.03704, \
     $path_63 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#00a789' linewidth 1.5 title ' ' at screen 0.27822, screen 0.03704, \
     $points_64 using 1:2 with points pointtype 7 pointsize 1.5 linewidth 1 linecolor rgb '#e69f00' title 'start' at screen 0.50107, screen 0.03704, \
     $points_64 using 1:2 with points pointtype 6 pointsize 1.5 linewidth 1.5 linecolor rgb '#000000' title ' ' at screen 0.50107, screen 0.03704, \
     $points_65 using 1:2 with points pointtype 0 pointsize 0 linecolor rgb '#fff0e442' title 'minimum' at screen 0.64645, screen 0.03704

set terminal pngcairo size 1240,1134 noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
