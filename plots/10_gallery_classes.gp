# Where does a search end that begins here?
# A square of four colored regions, one around each minimum, with borders in steps that run close to the axes.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 527,588 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'Where does a search end that begins here?' at screen 0.54693, screen 0.96344 center font ',14'
set label 2 'y of the start' at screen 0.03605, screen 0.55272 center rotate by 90
set label 3 'x of the start' at screen 0.54693, screen 0.1131 center
set xrange [-5:5]
set yrange [-5:5]
set xtics ('−4' -4, '−2' -2, '0' 0, '2' 2, '4' 4) offset 0,0.35
set ytics ('−5' -5, '−4' -4, '−3' -3, '−2' -2, '−1' -1, '0' 0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5)
set lmargin at screen 0.12947
set rmargin at screen 0.96439
set bmargin at screen 0.17857
set tmargin at screen 0.92687
set clip two
set border front
set tics front
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# left right bottom top color
$cells <<EOD
-5 0.2159 -5 -4.7841 0xe0afca
0.2 5 -5 -4.7841 0x66c5ab
-5 0.2159 -4.8 -4.5841 0xe0afca
0.2 5 -4.8 -4.5841 0x66c5ab
-5 0.2159 -4.6 -4.3841 0xe0afca
0.2 5 -4.6 -4.3841 0x66c5ab
-5 0.0159 -4.4 -4.1841 0xe0afca
0 5 -4.4 -4.1841 0x66c5ab
-5 0.0159 -4.2 -3.9841 0xe0afca
0 5 -4.2 -3.9841 0x66c5ab
-5 0.0159 -4 -3.7841 0xe0afca
0 5 -4 -3.7841 0x66c5ab
-5 0.0159 -3.8 -3.5841 0xe0afca
0 5 -3.8 -3.5841 0x66c5ab
-5 0.0159 -3.6 -3.3841 0xe0afca
0 5 -3.6 -3.3841 0x66c5ab
-5 0.0159 -3.4 -3.1841 0xe0afca
0 5 -3.4 -3.1841 0x66c5ab
-5 0.0159 -3.2 -2.9841 0xe0afca
0 5 -3.2 -2.9841 0x66c5ab
-5 0.0159 -3 -2.7841 0xe0afca
0 5 -3 -2.7841 0x66c5ab
-5 0.0159 -2.8 -2.5841 0xe0afca
0 5 -2.8 -2.5841 0x66c5ab
-5 0.0159 -2.6 -2.3841 0xe0afca
0 5 -2.6 -2.3841 0x66c5ab
-5 0.0159 -2.4 -2.1841 0xe0afca
0 5 -2.4 -2.1841 0x66c5ab
-5 -0.1841 -2.2 -1.9841 0xe0afca
-0.2 5 -2.2 -1.9841 0x66c5ab
-5 -0.1841 -2 -1.7841 0xe0afca
-0.2 5 -2 -1.7841 0x66c5ab
-5 -0.1841 -1.8 -1.5841 0xe0afca
-0.2 5 -1.8 -1.5841 0x66c5ab
-5 -0.1841 -1.6 -1.3841 0xe0afca
-0.2 5 -1.6 -1.3841 0x66c5ab
-5 -0.1841 -1.4 -1.1841 0xe0afca
-0.2 5 -1.4 -1.1841 0x66c5ab
-5 -0.1841 -1.2 -0.9841 0xe0afca
-0.2 5 -1.2 -0.9841 0x66c5ab
-5 -0.1841 -1 -0.7841 0xe0afca
-0.2 5 -1 -0.7841 0x66c5ab
-5 -0.3841 -0.8 -0.5841 0xe0afca
-0.4 0.0159 -0.8 -0.5841 0x66aad1
0 5 -0.8 -0.5841 0x66c5ab
-5 -0.7841 -0.6 -0.3841 0xe0afca
-0.8 -0.3841 -0.6 -0.3841 0xe69e66
-0.4 0.4159 -0.6 -0.3841 0x66aad1
0.4 5 -0.6 -0.3841 0x66c5ab
-5 -1.5841 -0.4 -0.1841 0xe0afca
-1.6 -0.3841 -0.4 -0.1841 0xe69e66
-0.4 1.2159 -0.4 -0.1841 0x66aad1
1.2 5 -0.4 -0.1841 0x66c5ab
-5 -2.9841 -0.2 0.0159 0xe0afca
-3 -0.1841 -0.2 0.0159 0xe69e66
-0.2 2.2159 -0.2 0.0159 0x66aad1
2.2 5 -0.2 0.0159 0x66c5ab
-5 -0.1841 0 0.2159 0xe69e66
-0.2 3.6159 0 0.2159 0x66aad1
3.6 5 0 0.2159 0x66c5ab
-5 -0.1841 0.2 0.4159 0xe69e66
-0.2 5 0.2 0.4159 0x66aad1
-5 -0.1841 0.4 0.6159 0xe69e66
-0.2 5 0.4 0.6159 0x66aad1
-5 -0.1841 0.6 0.8159 0xe69e66
-0.2 5 0.6 0.8159 0x66aad1
-5 -0.1841 0.8 1.0159 0xe69e66
-0.2 5 0.8 1.0159 0x66aad1
-5 -0.1841 1 1.2159 0xe69e66
-0.2 5 1 1.2159 0x66aad1
-5 -0.1841 1.2 1.4159 0xe69e66
-0.2 5 1.2 1.4159 0x66aad1
-5 0.0159 1.4 1.6159 0xe69e66
0 5 1.4 1.6159 0x66aad1
-5 0.0159 1.6 1.8159 0xe69e66
0 5 1.6 1.8159 0x66aad1
-5 0.0159 1.8 2.0159 0xe69e66
0 5 1.8 2.0159 0x66aad1
-5 0.0159 2 2.2159 0xe69e66
0 5 2 2.2159 0x66aad1
-5 0.0159 2.2 2.4159 0xe69e66
0 5 2.2 2.4159 0x66aad1
-5 0.0159 2.4 2.6159 0xe69e66
0 5 2.4 2.6159 0x66aad1
-5 0.0159 2.6 2.8159 0xe69e66
0 5 2.6 2.8159 0x66aad1
-5 0.0159 2.8 3.0159 0xe69e66
0 5 2.8 3.0159 0x66aad1
-5 0.2159 3 3.2159 0xe69e66
0.2 5 3 3.2159 0x66aad1
-5 0.2159 3.2 3.4159 0xe69e66
0.2 5 3.2 3.4159 0x66aad1
-5 0.2159 3.4 3.6159 0xe69e66
0.2 5 3.4 3.6159 0x66aad1
-5 0.2159 3.6 3.8159 0xe69e66
0.2 5 3.6 3.8159 0x66aad1
-5 0.2159 3.8 4.0159 0xe69e66
0.2 5 3.8 4.0159 0x66aad1
-5 0.2159 4 4.2159 0xe69e66
0.2 5 4 4.2159 0x66aad1
-5 0.2159 4.2 4.4159 0xe69e66
0.2 5 4.2 4.4159 0x66aad1
-5 0.2159 4.4 4.6159 0xe69e66
0.2 5 4.4 4.6159 0x66aad1
-5 0.2159 4.6 4.8159 0xe69e66
0.2 5 4.6 4.8159 0x66aad1
-5 0.2159 4.8 5 0xe69e66
0.2 5 4.8 5 0x66aad1
EOD

# x y
$points_2 <<EOD
3 2
-2.805 3.131
3.584 -1.848
-3.779 -3.283
EOD

set object 2 polygon from screen 0.46953, screen 0.03061 to screen 0.46953, screen 0.02126 to screen 0.45814, screen 0.02126 to screen 0.45814, screen 0.03061 to screen 0.44771, screen 0.03061 to screen 0.44771, screen 0.04082 to screen 0.45814, screen 0.04082 to screen 0.45814, screen 0.05017 to screen 0.46953, screen 0.05017 to screen 0.46953, screen 0.04082 to screen 0.47997, screen 0.04082 to screen 0.47997, screen 0.03061 to screen 0.46953, screen 0.03061 front fillcolor rgb '#000000' fillstyle solid noborder
set object 3 polygon from screen 0.8031, screen 0.69728 to screen 0.8031, screen 0.68793 to screen 0.79171, screen 0.68793 to screen 0.79171, screen 0.69728 to screen 0.78127, screen 0.69728 to screen 0.78127, screen 0.70748 to screen 0.79171, screen 0.70748 to screen 0.79171, screen 0.71684 to screen 0.8031, screen 0.71684 to screen 0.8031, screen 0.70748 to screen 0.81353, screen 0.70748 to screen 0.81353, screen 0.69728 to screen 0.8031, screen 0.69728 front fillcolor rgb '#000000' fillstyle solid noborder
set object 4 polygon from screen 0.31843, screen 0.78191 to screen 0.31843, screen 0.77256 to screen 0.30704, screen 0.77256 to screen 0.30704, screen 0.78191 to screen 0.29661, screen 0.78191 to screen 0.29661, screen 0.79212 to screen 0.30704, screen 0.79212 to screen 0.30704, screen 0.80147 to screen 0.31843, screen 0.80147 to screen 0.31843, screen 0.79212 to screen 0.32886, screen 0.79212 to screen 0.32886, screen 0.78191 to screen 0.31843, screen 0.78191 front fillcolor rgb '#000000' fillstyle solid noborder
set object 5 polygon from screen 0.85185, screen 0.40933 to screen 0.85185, screen 0.39998 to screen 0.84047, screen 0.39998 to screen 0.84047, screen 0.40933 to screen 0.83003, screen 0.40933 to screen 0.83003, screen 0.41954 to screen 0.84047, screen 0.41954 to screen 0.84047, screen 0.42889 to screen 0.85185, screen 0.42889 to screen 0.85185, screen 0.41954 to screen 0.86229, screen 0.41954 to screen 0.86229, screen 0.40933 to screen 0.85185, screen 0.40933 front fillcolor rgb '#000000' fillstyle solid noborder
set object 6 polygon from screen 0.23711, screen 0.30195 to screen 0.23711, screen 0.2926 to screen 0.22572, screen 0.2926 to screen 0.22572, screen 0.30195 to screen 0.21529, screen 0.30195 to screen 0.21529, screen 0.31216 to screen 0.22572, screen 0.31216 to screen 0.22572, screen 0.32151 to screen 0.23711, screen 0.32151 to screen 0.23711, screen 0.31216 to screen 0.24754, screen 0.31216 to screen 0.24754, screen 0.30195 to screen 0.23711, screen 0.30195 front fillcolor rgb '#000000' fillstyle solid noborder
set object 7 polygon from screen 0.46668, screen 0.03316 to screen 0.46668, screen 0.02381 to screen 0.46099, screen 0.02381 to screen 0.46099, screen 0.03316 to screen 0.45055, screen 0.03316 to screen 0.45055, screen 0.03827 to screen 0.46099, screen 0.03827 to screen 0.46099, screen 0.04762 to screen 0.46668, screen 0.04762 to screen 0.46668, screen 0.03827 to screen 0.47712, screen 0.03827 to screen 0.47712, screen 0.03316 to screen 0.46668, screen 0.03316 front fillcolor rgb '#f0e442' fillstyle solid noborder
set object 8 polygon from screen 0.80025, screen 0.69983 to screen 0.80025, screen 0.69048 to screen 0.79456, screen 0.69048 to screen 0.79456, screen 0.69983 to screen 0.78412, screen 0.69983 to screen 0.78412, screen 0.70493 to screen 0.79456, screen 0.70493 to screen 0.79456, screen 0.71429 to screen 0.80025, screen 0.71429 to screen 0.80025, screen 0.70493 to screen 0.81069, screen 0.70493 to screen 0.81069, screen 0.69983 to screen 0.80025, screen 0.69983 front fillcolor rgb '#f0e442' fillstyle solid noborder
set object 9 polygon from screen 0.31558, screen 0.78446 to screen 0.31558, screen 0.77511 to screen 0.30989, screen 0.77511 to screen 0.30989, screen 0.78446 to screen 0.29945, screen 0.78446 to screen 0.29945, screen 0.78956 to screen 0.30989, screen 0.78956 to screen 0.30989, screen 0.79892 to screen 0.31558, screen 0.79892 to screen 0.31558, screen 0.78956 to screen 0.32602, screen 0.78956 to screen 0.32602, screen 0.78446 to screen 0.31558, screen 0.78446 front fillcolor rgb '#f0e442' fillstyle solid noborder
set object 10 polygon from screen 0.84901, screen 0.41188 to screen 0.84901, screen 0.40253 to screen 0.84332, screen 0.40253 to screen 0.84332, screen 0.41188 to screen 0.83288, screen 0.41188 to screen 0.83288, screen 0.41699 to screen 0.84332, screen 0.41699 to screen 0.84332, screen 0.42634 to screen 0.84901, screen 0.42634 to screen 0.84901, screen 0.41699 to screen 0.85944, screen 0.41699 to screen 0.85944, screen 0.41188 to screen 0.84901, screen 0.41188 front fillcolor rgb '#f0e442' fillstyle solid noborder
set object 11 polygon from screen 0.23426, screen 0.3045 to screen 0.23426, screen 0.29515 to screen 0.22857, screen 0.29515 to screen 0.22857, screen 0.3045 to screen 0.21813, screen 0.3045 to screen 0.21813, screen 0.30961 to screen 0.22857, screen 0.30961 to screen 0.22857, screen 0.31896 to screen 0.23426, screen 0.31896 to screen 0.23426, screen 0.30961 to screen 0.2447, screen 0.30961 to screen 0.2447, screen 0.3045 to screen 0.23426, screen 0.3045 front fillcolor rgb '#f0e442' fillstyle solid noborder

plot $cells using 1:3:1:2:3:4:5 with boxxyerror fillcolor rgb variable notitle, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with boxes fillcolor rgb '#66aad1' title '(3.00, 2.00)' at screen 0.19665, screen 0.07143, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with boxes fillcolor rgb '#e69e66' title '(−2.81, 3.13)' at screen 0.50425, screen 0.07143, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with boxes fillcolor rgb '#66c5ab' title '(3.58, −1.85)' at screen 0.78991, screen 0.07143, \
     '+' using (NaN):(NaN) every ::0::0 with points notitle, \
     keyentry with boxes fillcolor rgb '#e0afca' title '(−3.78, −3.28)' at screen 0.19665, screen 0.03571, \
     $points_2 using 1:2 with points pointtype 0 pointsize 0 linecolor rgb '#fff0e442' title 'minimum' at screen 0.50425, screen 0.03571

set terminal pngcairo size 1054,1176 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
